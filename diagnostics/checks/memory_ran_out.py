"""Whether programs vanished because no memory was left."""

from __future__ import annotations

from diagnostics.checks.grading import rising
from diagnostics.facts import memory_ran_out
from diagnostics.model import Check, Facts, State, Threshold, Topic, Verdict
from diagnostics.text import Span, counted, text

ATTENTION = Threshold(
    id="attention_times",
    default=1,
    low=1,
    high=1000,
    source="our own choice, because each time somebody may have lost work",
)
PROBLEM = Threshold(
    id="problem_times",
    default=10,
    low=1,
    high=1000,
    source="our own choice, because this often means that the computer is too small for its work",
)

_TITLES = {
    State.FINE: text("Memory lasted"),
    State.ATTENTION: text("Memory ran out"),
    State.PROBLEM: text("Memory runs out often"),
}


def judge(facts: Facts) -> Verdict:
    """Judge by how often the system had to end programs, or warned that it would."""
    found = facts[memory_ran_out.FACT]
    state = rising(
        found.times, attention=facts.threshold(ATTENTION), problem=facts.threshold(PROBLEM)
    )
    return Verdict(
        state=state,
        title=_TITLES[state],
        sentence=counted(
            "In the last {span}, memory ran out {n} time.",
            "In the last {span}, memory ran out {n} times.",
            found.times,
            span=Span(found.over_seconds),
        ),
    )


CHECK = Check(
    id="memory_ran_out",
    topic=Topic.MEMORY,
    title=text("Programs ended for want of memory"),
    needs=(memory_ran_out.FACT,),
    judge=judge,
    thresholds=(ATTENTION, PROBLEM),
)
