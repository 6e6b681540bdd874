"""Whether one program takes more of the memory than leaves enough for all others."""

from __future__ import annotations

from diagnostics.checks.grading import rising
from diagnostics.facts import programs
from diagnostics.model import CannotTell, Check, Facts, State, Threshold, Topic, Verdict
from diagnostics.text import Share, Size, text

ATTENTION = Threshold(
    id="attention_ratio",
    default=0.5,
    low=0.05,
    high=1.0,
    source="our own choice, because the system and all other programs share the other half",
)
PROBLEM = Threshold(
    id="problem_ratio",
    default=0.75,
    low=0.05,
    high=1.0,
    source="our own choice, because the system alone wants a quarter of 8 GB",
)

_TITLES = {
    State.FINE: text("No program takes too much memory"),
    State.ATTENTION: text("A program takes much memory"),
    State.PROBLEM: text("A program takes most memory"),
}


def judge(facts: Facts) -> Verdict:
    """Judge the largest program by its part of all memory."""
    found = facts[programs.FACT]
    if not found.programs:
        raise CannotTell(text("no program can be seen"))
    largest = max(found.programs, key=lambda program: program.memory_bytes)
    share = largest.memory_bytes / max(1, found.memory_bytes)
    state = rising(share, attention=facts.threshold(ATTENTION), problem=facts.threshold(PROBLEM))
    return Verdict(
        state=state,
        title=_TITLES[state],
        sentence=text(
            "“{program}” takes the most: {size}, which is {share} of all memory.",
            program=largest.name,
            size=Size(largest.memory_bytes),
            share=Share(share),
        ),
    )


CHECK = Check(
    id="memory_hungry",
    topic=Topic.MEMORY,
    title=text("Programs and memory"),
    needs=(programs.FACT,),
    judge=judge,
    thresholds=(ATTENTION, PROBLEM),
)
