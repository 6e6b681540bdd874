"""Whether files that programs left behind take much room."""

from __future__ import annotations

from diagnostics.checks.grading import rising
from diagnostics.facts import large_temporary_files
from diagnostics.model import Check, Facts, Measure, State, Threshold, Topic, Verdict
from diagnostics.text import Size, text

_GB = 1_000_000_000

ATTENTION = Threshold(
    id="attention_bytes",
    default=2 * _GB,
    high=1000 * _GB,
    source="our own choice, because one forgotten download or a day of crash dumps comes to it",
)
PROBLEM = Threshold(
    id="problem_bytes",
    default=20 * _GB,
    high=1000 * _GB,
    source="our own choice, because a new version of the system needs that room (see disk_space)",
)

_TITLES = {
    State.FINE: text("Few temporary files"),
    State.ATTENTION: text("Many temporary files"),
    State.PROBLEM: text("Very many temporary files"),
}


def judge(facts: Facts) -> Verdict:
    """Judge by the room that old files take."""
    found = facts[large_temporary_files.FACT]
    state = rising(
        found.total_bytes,
        attention=facts.threshold(ATTENTION),
        problem=facts.threshold(PROBLEM),
    )
    size = Size(found.total_bytes)
    exact = text("Old temporary files take {size}.", size=size)
    at_least = text("Old temporary files take at least {size}.", size=size)
    return Verdict(
        state=state,
        title=_TITLES[state],
        sentence=exact if found.complete else at_least,
        measure=Measure(
            value=found.total_bytes,
            more_is_better=False,
            label=text("{size} of temporary files", size=size),
        ),
    )


CHECK = Check(
    id="large_temporary_files",
    topic=Topic.STORAGE,
    title=text("Temporary files"),
    needs=(large_temporary_files.FACT,),
    judge=judge,
    thresholds=(ATTENTION, PROBLEM),
    fix="free_space",
)
