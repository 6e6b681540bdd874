"""Whether this computer was restarted lately."""

from __future__ import annotations

from diagnostics.checks.grading import rising
from diagnostics.facts import uptime
from diagnostics.model import Check, Facts, State, Threshold, Topic, Verdict
from diagnostics.text import Span, text

_DAY = 24 * 60 * 60

ATTENTION = Threshold(
    id="attention_days",
    default=14,
    low=1,
    high=365,
    source="the UK’s Cyber Essentials, “Security update management”: in force within 14 days",
)
PROBLEM = Threshold(
    id="problem_days",
    default=35,
    low=1,
    high=365,
    source="Windows publishes every 35 days at most, so one update was missed for certain",
)

_TITLES = {
    State.FINE: text("Restarted lately"),
    State.ATTENTION: text("Restart is overdue"),
    State.PROBLEM: text("Restart is long overdue"),
}


def judge(facts: Facts) -> Verdict:
    """Judge by the days since the last restart, which many updates wait for."""
    seconds = facts[uptime.FACT].uptime_seconds
    state = rising(
        seconds / _DAY, attention=facts.threshold(ATTENTION), problem=facts.threshold(PROBLEM)
    )
    return Verdict(
        state=state,
        title=_TITLES[state],
        sentence=text("Last restart {span} ago.", span=Span(seconds)),
    )


CHECK = Check(
    id="uptime",
    topic=Topic.UPDATES,
    title=text("Last restart"),
    needs=(uptime.FACT,),
    judge=judge,
    fix="restart",
    thresholds=(ATTENTION, PROBLEM),
)
