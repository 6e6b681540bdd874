"""Whether the disk is what everything waits for."""

from __future__ import annotations

from diagnostics.checks.grading import rising
from diagnostics.facts import disk_waiting
from diagnostics.model import Check, Facts, State, Threshold, Topic, Verdict
from diagnostics.text import Share, Span, text

ATTENTION = Threshold(
    id="attention_ratio",
    default=0.3,
    low=0.01,
    high=1.0,
    source="our own choice, because a wait of 18 s in a minute is felt in every program",
)
PROBLEM = Threshold(
    id="problem_ratio",
    default=0.7,
    low=0.01,
    high=1.0,
    source="our own choice, because little but waiting is done",
)

_TITLES = {
    State.FINE: text("Disk keeps up"),
    State.ATTENTION: text("Programs wait for the disk"),
    State.PROBLEM: text("Disk cannot keep up"),
}


def judge(facts: Facts) -> Verdict:
    """Judge by the part of the time for which the disk held work up."""
    found = facts[disk_waiting.FACT]
    state = rising(
        found.waiting_ratio,
        attention=facts.threshold(ATTENTION),
        problem=facts.threshold(PROBLEM),
    )
    return Verdict(
        state=state,
        title=_TITLES[state],
        sentence=text(
            "Over the last {span}, work waited for the disk {share} of the time.",
            span=Span(found.over_seconds),
            share=Share(found.waiting_ratio),
        ),
    )


CHECK = Check(
    id="disk_waiting",
    topic=Topic.STORAGE,
    title=text("Waiting for the disk"),
    needs=(disk_waiting.FACT,),
    judge=judge,
    thresholds=(ATTENTION, PROBLEM),
)
