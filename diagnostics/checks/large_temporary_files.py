"""Whether files that programs left behind take much room."""

from __future__ import annotations

from diagnostics.checks.grading import rising
from diagnostics.facts import large_temporary_files
from diagnostics.model import Check, Facts, Measure, State, Topic, Verdict
from diagnostics.text import Size, text

_GB = 1_000_000_000

_TITLES = {
    State.FINE: text("Few temporary files"),
    State.ATTENTION: text("Many temporary files"),
    State.PROBLEM: text("Very many temporary files"),
}


def judge(facts: Facts) -> Verdict:
    """Attention from 2 GB, a problem from 20 GB. Our own choice.

    2 GB is what one forgotten download or a day of crash dumps comes to; 20 GB is the room that
    a new version of the system needs (see disk_space).
    """
    found = facts[large_temporary_files.FACT]
    state = rising(found.total_bytes, attention=2 * _GB, problem=20 * _GB)
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
    fix="free_space",
)
