"""Whether the disk can hold more files, however small."""

from __future__ import annotations

from diagnostics.checks.grading import falling
from diagnostics.facts import file_slots
from diagnostics.model import Check, Facts, Measure, State, Topic, Verdict
from diagnostics.text import counted, text

_TITLES = {
    State.FINE: text("Disk can hold more files"),
    State.ATTENTION: text("Disk holds very many files"),
    State.PROBLEM: text("Disk has no room for more files"),
}


def judge(facts: Facts) -> Verdict:
    """Attention below 10 % of the places for files, a problem below 2 %.

    Our own choice: by the time programs fail, 0 % are left, and an update needs some thousands.
    """
    slots = facts[file_slots.FACT]
    if slots.free_files is None or not slots.total_files:
        sentence = text("This disk makes room for new files as they come.")
        return Verdict(state=State.FINE, title=_TITLES[State.FINE], sentence=sentence)
    free = slots.free_files
    state = falling(free / slots.total_files, attention=0.10, problem=0.02)
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
    fix="free_space",
)
