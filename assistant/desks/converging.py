"""How desks see what of a report or errand is there already, so that nothing of it comes twice."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from assistant.desks.desk import FileNote, Receipt
from assistant.desks.letter import File

# What was said from here carries its reference behind this, where the desk has a place for it.
SAID = "Balie "


def lacking(files: Sequence[File], notes: Iterable[FileNote]) -> list[File]:
    """Which files a request lacks; a file is the same by its name and size."""
    there = {(note.name, note.size) for note in notes}
    return [file for file in files if (file.name, len(file.content)) not in there]


def same_as(first: Receipt) -> str:
    """What an agent reads in the double of a report."""
    return f"This is the same as #{first.number}. Nothing needs to be done here."
