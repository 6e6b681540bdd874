"""How desks see what of a report is there already, so that nothing of it comes twice."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from assistant.desks.desk import FileNote
from assistant.desks.letter import File


def lacking(files: Sequence[File], notes: Iterable[FileNote]) -> list[File]:
    """Which files a request lacks; a file is the same by its name and size."""
    there = {(note.name, note.size) for note in notes}
    return [file for file in files if (file.name, len(file.content)) not in there]
