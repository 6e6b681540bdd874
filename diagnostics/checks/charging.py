"""Whether the charger is strong enough, and the battery fills."""

from __future__ import annotations

from diagnostics.facts import charging
from diagnostics.facts.charging import Charging, Flow
from diagnostics.model import Check, Facts, State, Threshold, Topic, Verdict
from diagnostics.text import Share, Text, text

HELD_BELOW = Threshold(
    id="held_below_ratio",
    default=0.75,
    high=1.0,
    source="makers of laptops: to spare the battery, charging stops at about 80 % and starts "
    "again some per cent below",
)


def judge(facts: Facts) -> Verdict:
    """Judge whether power goes into the battery where a charger is plugged in."""
    found = facts[charging.FACT]
    level = Share(found.level_ratio)
    if found.plugged and found.flow is Flow.DRAINING:
        return Verdict(
            state=State.PROBLEM,
            title=text("Charger is too weak"),
            sentence=_too_weak(found, level),
        )
    held_from = min(found.limit_ratio or 1.0, facts.threshold(HELD_BELOW))
    if found.flow is Flow.HELD and found.level_ratio < held_from:
        sentence = text("It is plugged in and not charging, with {level} left.", level=level)
        return Verdict(
            state=State.ATTENTION, title=text("Battery does not charge"), sentence=sentence
        )
    return Verdict(state=State.FINE, title=text("Charging is fine"), sentence=_fine(found, level))


def _too_weak(found: Charging, level: Share) -> Text:
    if found.charger_watts:
        return text(
            "The charger gives {watts} W, which is too little: {level} left and falling.",
            watts=round(found.charger_watts),
            level=level,
        )
    return text("It is plugged in, yet the battery empties: {level} left.", level=level)


def _fine(found: Charging, level: Share) -> Text:
    if found.flow is Flow.NO_BATTERY:
        return text("There are {n} batteries to charge.", n=0)
    if found.flow is Flow.HELD and found.limit_ratio:
        return text("Charging is set to stop at {limit}.", limit=Share(found.limit_ratio))
    return text("The battery is at {level}.", level=level)


CHECK = Check(
    id="charging",
    topic=Topic.POWER,
    title=text("Charging"),
    needs=(charging.FACT,),
    judge=judge,
    thresholds=(HELD_BELOW,),
)
