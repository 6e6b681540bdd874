"""Files that the person attaches: looked at before they are taken, kept with the draft.

They are kept in the store from the moment they are chosen: the original may be on a stick that is
pulled out, or be changed, before the report leaves.
"""

from __future__ import annotations

import mimetypes
import stat
from collections.abc import Iterable
from pathlib import Path

import msgspec
from msgspec.structs import replace

from assistant.desks.desk import FileNote
from assistant.desks.letter import File
from assistant.errors import Trouble, Troubled
from assistant.file_names import safe_name
from assistant.reference import new_reference
from assistant.store import Store
from diagnostics.text import Size, Text, text

# What mail servers commonly take as one message, and base64 makes four bytes of three.
LARGEST_TOGETHER = 18_000_000
MOST_FILES = 20

# What mail programs and desks drop on arrival, or warn of (Microsoft, "Blocked attachments in
# Outlook"): better said here than lost there.
_PROGRAMS = """
    app bat cmd com cpl dll exe hta jar js jse lnk msi msp ps1 reg scr sh vbe vbs wsf
"""
PROGRAMS = frozenset(f".{suffix}" for suffix in _PROGRAMS.split())
# Said of a photo, whose file is otherwise as it was.
CLEANED = text("It goes without where and by whom it was taken")
_KINDS = ("text", "image", "audio", "video", "application", "font")
_BINARY = "application/octet-stream"


class Attached(FileNote, frozen=True, kw_only=True):
    """`cleaned`: what a photo told of the person was left out."""

    cleaned: bool = False


class Files:
    """The files of drafts, in the store. Every method may raise Troubled."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def add(self, reference: str, file: File, largest: int | None) -> Attached:
        """Keep a file with that draft; raises Troubled where the desk would not take it."""
        file, cleaned = _without_traces(file)
        there = self.of(reference)
        _check(file.name, len(file.content), largest)
        together = len(file.content) + sum(note.size for note in there)
        if together > LARGEST_TOGETHER or len(there) >= MOST_FILES:
            raise Troubled(_too_much(together))
        note = Attached(
            id=new_reference(),
            name=_free(file.name, {note.name for note in there}),
            type=file.type,
            size=len(file.content),
            cleaned=cleaned,
        )
        with self._store.transaction() as db:
            db.execute(
                "INSERT INTO draft_file (id, reference, name, type, content, cleaned)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                (note.id, reference, note.name, note.type, file.content, cleaned),
            )
        return note

    def remove(self, file_id: str) -> None:
        """It does not go along after all."""
        with self._store.transaction() as db:
            db.execute("DELETE FROM draft_file WHERE id = ?", (file_id,))

    def of(self, reference: str) -> tuple[Attached, ...]:
        """What is attached to a draft, in the order in which it came."""
        rows = self._store.query(
            "SELECT id, name, type, length(content), cleaned FROM draft_file"
            " WHERE reference = ? ORDER BY rowid",
            reference,
        )
        fields = Attached.__struct_fields__
        return tuple(
            msgspec.convert(dict(zip(fields, r, strict=True)), Attached, strict=False) for r in rows
        )

    def contents(self, reference: str) -> tuple[File, ...]:
        """The same with their bytes."""
        rows = self._store.query(
            "SELECT name, type, content FROM draft_file WHERE reference = ? ORDER BY rowid",
            reference,
        )
        return tuple(
            msgspec.convert(dict(zip(("name", "type", "content"), r, strict=True)), File)
            for r in rows
        )


def read_file(path: Path, largest: int | None) -> File:
    """A file as it is now; nothing of it is read where it cannot go along. Raises Troubled.

    A drive that hangs holds the caller: read in the background.
    """
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            raise Troubled(_trouble(text("“{name}” is not a file.", name=path.name)))
        _check(path.name, found.st_size, largest)
        with path.open("rb") as opened:
            content = opened.read(LARGEST_TOGETHER + 1)
    except (OSError, ValueError) as error:
        why = text("“{name}” cannot be read now.", name=path.name)
        raise Troubled(_trouble(why)) from error
    return file_of(path.name, content)


def file_of(name: str, content: bytes) -> File:
    """Bytes under a name that is safe everywhere, with the type that the name says."""
    safe = safe_name(name)
    guessed, _ = mimetypes.guess_type(safe, strict=False)
    kind = guessed if guessed and guessed.partition("/")[0] in _KINDS else _BINARY
    return File(name=safe, type=kind, content=content)


def _without_traces(file: File) -> tuple[File, bool]:
    from assistant.tickets.pictures import without_traces

    content = without_traces(file.content)
    return (file, False) if content is None else (replace(file, content=content), True)


def _check(name: str, size: int, largest: int | None) -> None:
    most = min(largest or LARGEST_TOGETHER, LARGEST_TOGETHER)
    if Path(name).suffix.lower() in PROGRAMS:
        raise Troubled(_trouble(text("“{name}” is a program, which IT’s mail drops.", name=name)))
    if size == 0:
        raise Troubled(_trouble(text("“{name}” is empty.", name=name)))
    if size > most:
        words = text(
            "“{name}” is {size}, and the service desk takes {most} at most.",
            name=name,
            size=Size(size),
            most=Size(most),
        )
        raise Troubled(_trouble(words))


def _free(name: str, taken: Iterable[str]) -> str:
    """The name, with a number where it is taken: desks tell files apart by their names."""
    names = {other.casefold() for other in taken}
    path = Path(name)
    several = (f"{path.stem} ({n}){path.suffix}" for n in range(2, MOST_FILES + 2))
    return next(n for n in (name, *several) if n.casefold() not in names)


def _too_much(together: int) -> Trouble:
    return _trouble(
        text(
            "Together that would be {size}; {most} in {n} files is the most.",
            size=Size(together),
            most=Size(LARGEST_TOGETHER),
            n=MOST_FILES,
        )
    )


def _trouble(meaning: Text) -> Trouble:
    return Trouble(
        title=text("This file cannot go along"),
        meaning=meaning,
        next_step=text("Send it without this file; IT says how to get the file to them."),
        again=False,
    )
