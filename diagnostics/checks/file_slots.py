"""Whether the disk can hold more files, however small."""

from __future__ import annotations

from diagnostics.checks.grading import falling
from diagnostics.facts import file_slots
from diagnostics.model import Check, Facts, Measure, State, Threshold, Topic, Verdict
from diagnostics.text import counted, text

_SOURCE = (
    "our own choice, because programs fail at 0 %, and an update needs places for some thousands"
)
ATTENTION = Threshold(
    id="attention_ratio",
    default=0.10,
    high=0.5,
    source=_SOURCE,
)
PROBLEM = Threshold(
    id="problem_ratio",
    default=0.02,
    high=0.5,
    source=_SOURCE,
)

_TITLES = {
    State.FINE: text("Disk can hold more files"),
    State.ATTENTION: text("Disk holds very many files"),
    State.PROBLEM: text("Disk has no room for more files"),
}


def judge(facts: Facts) -> Verdict:
    """Judge by the part of the places for files that is free."""
    slots = facts[file_slots.FACT]
    if slots.free_files is None or not slots.total_files:
        sentence = text("This disk makes room for new files as they come.")
        return Verdict(state=State.FINE, title=_TITLES[State.FINE], sentence=sentence)
    free = slots.free_files
    state = falling(
        free / slots.total_files,
        attention=facts.threshold(ATTENTION),
        problem=facts.threshold(PROBLEM),
    )
    return Verdict(
        state=state,
        title=_TITLES[state],
        sentence=counted("Room for {n} more file.", "Room for {n} more files.", free),
        measure=Measure(
            value=free,
            whole=slots.total_files,
            more_is_better=True,
            noise=100,
            label=counted("room for {n} file", "room for {n} files", free),
        ),
    )


CHECK = Check(
    id="file_slots",
    topic=Topic.STORAGE,
    title=text("Number of files"),
    needs=(file_slots.FACT,),
    judge=judge,
    thresholds=(ATTENTION, PROBLEM),
    fix="free_space",
)
