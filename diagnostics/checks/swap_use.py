"""Whether so much of the memory is on disk that the computer is slow."""

from __future__ import annotations

from diagnostics.checks.grading import rising
from diagnostics.facts import swap_use
from diagnostics.model import Check, Facts, State, Threshold, Topic, Verdict
from diagnostics.text import Size, text

ATTENTION = Threshold(
    id="attention_ratio",
    default=0.5,
    low=0.05,
    high=10,
    source="our own choice, because what is in use now and then no longer fits beside the rest",
)
PROBLEM = Threshold(
    id="problem_ratio",
    default=1.0,
    low=0.05,
    high=10,
    source="our own choice, because twice as much is open as this computer has memory for",
)

_TITLES = {
    State.FINE: text("Memory needs little help of the disk"),
    State.ATTENTION: text("Much memory is on the disk"),
    State.PROBLEM: text("Most memory is on the disk"),
}


def judge(facts: Facts) -> Verdict:
    """Judge what was moved to disk against the memory that there is."""
    found = facts[swap_use.FACT]
    part = found.used_bytes / max(1, found.memory_bytes)
    state = rising(part, attention=facts.threshold(ATTENTION), problem=facts.threshold(PROBLEM))
    return Verdict(
        state=state,
        title=_TITLES[state],
        sentence=text(
            "{used} did not fit into the {memory} of memory and is on the disk.",
            used=Size(found.used_bytes),
            memory=Size(found.memory_bytes),
        ),
    )


CHECK = Check(
    id="swap_use",
    topic=Topic.MEMORY,
    title=text("Memory on disk"),
    needs=(swap_use.FACT,),
    judge=judge,
    thresholds=(ATTENTION, PROBLEM),
)
