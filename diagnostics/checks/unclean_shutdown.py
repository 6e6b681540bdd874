"""Whether this computer went off without being shut down."""

from __future__ import annotations

from diagnostics.checks.grading import rising
from diagnostics.facts import unclean_shutdown
from diagnostics.model import Check, Facts, State, Threshold, Topic, Verdict
from diagnostics.text import Span, counted, text

ATTENTION = Threshold(
    id="attention_times",
    default=2,
    low=1,
    high=100,
    source="our own choice, because once is an empty battery, and twice is a pattern",
)
PROBLEM = Threshold(
    id="problem_times",
    default=5,
    low=1,
    high=1000,
    source="our own choice, because more than once a week costs work and harms disks",
)

_TITLES = {
    State.FINE: text("Shuts down as it should"),
    State.ATTENTION: text("Went off by itself"),
    State.PROBLEM: text("Goes off by itself often"),
}


def judge(facts: Facts) -> Verdict:
    """Count the times of the last 30 days."""
    stops = facts[unclean_shutdown.FACT]
    state = rising(
        stops.unclean, attention=facts.threshold(ATTENTION), problem=facts.threshold(PROBLEM)
    )
    times = counted(
        "It went off without being shut down {n} time in 30 days, the last {span} ago.",
        "It went off without being shut down {n} times in 30 days, the last {span} ago.",
        stops.unclean,
        span=Span(stops.last_seconds or 0),
    )
    never = text("In the last 30 days it never went off without being shut down.")
    return Verdict(state=state, title=_TITLES[state], sentence=times if stops.unclean else never)


CHECK = Check(
    id="unclean_shutdown",
    topic=Topic.SYSTEM,
    title=text("Shutting down"),
    needs=(unclean_shutdown.FACT,),
    judge=judge,
    thresholds=(ATTENTION, PROBLEM),
)
