"""How desks see what of a report is there already, so that nothing of it comes twice."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from assistant.desks.desk import FileNote, Head
from assistant.desks.letter import File
from assistant.desks.numbers import by_age


def lacking(files: Sequence[File], notes: Iterable[FileNote]) -> list[File]:
    """Which files a request lacks; a file is the same by its name and size."""
    there = {(note.name, note.size) for note in notes}
    return [file for file in files if (file.name, len(file.content)) not in there]


def without_doubles(heads: Sequence[Head]) -> tuple[Head, ...]:
    """The same without later ones of one report, where a desk has no other word for them."""
    first: dict[str, str] = {}
    for head in sorted(heads, key=lambda head: by_age(head.number)):
        if head.reference is not None:
            first.setdefault(head.reference, head.number)
    return tuple(h for h in heads if h.reference is None or first[h.reference] == h.number)
