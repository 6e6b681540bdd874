"""Whether the battery will last, now and through the day."""

from __future__ import annotations

from diagnostics.checks.grading import falling
from diagnostics.facts import battery
from diagnostics.facts.battery import Battery, Power
from diagnostics.model import Check, Facts, State, Threshold, Topic, Verdict
from diagnostics.text import Share, text

_UPOWER = "UPower, “PercentageLow” and “PercentageCritical” of UPower.conf"
ATTENTION = Threshold(
    id="attention_ratio",
    default=0.20,
    high=1.0,
    source=_UPOWER,
)
PROBLEM = Threshold(
    id="problem_ratio",
    default=0.05,
    high=1.0,
    source=_UPOWER,
)
WORN = Threshold(
    id="worn_ratio",
    default=0.80,
    high=1.0,
    source=(
        "Apple, “Battery Service and Recycling”: designed to keep up to 80 % of its "
        "capacity; below, a battery counts as consumed"
    ),
)

_LOW_TITLES = {
    State.ATTENTION: text("Battery is low"),
    State.PROBLEM: text("Battery almost empty"),
}


def judge(facts: Facts) -> Verdict:
    """What is left matters on battery only; wear always does."""
    power = facts[battery.FACT]
    if not power.batteries:
        return Verdict(
            state=State.FINE,
            title=text("Runs on mains power"),
            sentence=text("This computer has no battery; it runs on mains power."),
        )
    level = sum(b.level_ratio for b in power.batteries) / len(power.batteries)
    attention, problem = facts.threshold(ATTENTION), facts.threshold(PROBLEM)
    low = State.FINE if power.on_mains else falling(level, attention=attention, problem=problem)
    if low is not State.FINE:
        sentence = text("{share} left. Plug in the charger soon.", share=Share(level))
        return Verdict(state=low, title=_LOW_TITLES[low], sentence=sentence)
    return _worn(power, level, facts.threshold(WORN))


def _worn(power: Power, level: float, worn: float) -> Verdict:
    health = min((h for b in power.batteries if (h := _known_health(b))), default=1.0)
    if health < worn:
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
    thresholds=(ATTENTION, PROBLEM, WORN),
)
