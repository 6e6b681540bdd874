"""Whether the battery will last, now and through the day."""

from __future__ import annotations

from diagnostics.checks.grading import falling
from diagnostics.facts import battery
from diagnostics.facts.battery import Battery, Power
from diagnostics.model import Check, Facts, State, Topic, Verdict
from diagnostics.text import Share, text

_LOW_TITLES = {
    State.ATTENTION: text("Battery is low"),
    State.PROBLEM: text("Battery almost empty"),
}


def judge(facts: Facts) -> Verdict:
    """What is left matters on battery only: attention below 20 %, a problem below 5 %.

    These are UPower's "low" and "critical". Worn: attention below 80 % of what it held when new,
    where Apple calls a battery consumed.
    """
    power = facts[battery.FACT]
    if not power.batteries:
        return Verdict(
            state=State.FINE,
            title=text("Runs on mains power"),
            sentence=text("This computer has no battery; it runs on mains power."),
        )
    level = sum(b.level_ratio for b in power.batteries) / len(power.batteries)
    low = State.FINE if power.on_mains else falling(level, attention=0.20, problem=0.05)
    if low is not State.FINE:
        sentence = text("{share} left. Plug in the charger soon.", share=Share(level))
        return Verdict(state=low, title=_LOW_TITLES[low], sentence=sentence)
    return _worn(power, level)


def _worn(power: Power, level: float) -> Verdict:
    health = min((h for b in power.batteries if (h := _known_health(b))), default=1.0)
    if health < 0.80:
        sentence = text(
            "When full, it holds {share} of what it held when new.", share=Share(health)
        )
        return Verdict(
            state=State.ATTENTION, title=text("Battery is wearing out"), sentence=sentence
        )
    sentence = text("The battery is at {share}.", share=Share(level))
    return Verdict(state=State.FINE, title=text("Battery is fine"), sentence=sentence)


def _known_health(one: Battery) -> float | None:
    """Firmware that does not know says 0 or nothing."""
    return one.health_ratio or None


CHECK = Check(
    id="battery",
    topic=Topic.POWER,
    title=text("Battery"),
    needs=(battery.FACT,),
    judge=judge,
)
