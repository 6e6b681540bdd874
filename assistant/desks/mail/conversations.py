"""Finds in a mailbox what was sent from here and what answers it, and reads no more than it must.

A folder whose state is the same as at the last look is not opened again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from assistant.desks.desk import Head, Progress
from assistant.desks.mail.box import MOST_FOUND, Look
from assistant.desks.mail.reading import Note

_REFERENCE = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
# As many as fit in a command of some 8 kB (RFC 9051, 4.3 and RFC 2683, 3.2.1.5).
_AT_ONCE = 25


class Conversation(msgspec.Struct, frozen=True, kw_only=True):
    """What was reported, and all that was said of it, oldest first."""

    first: Note
    notes: tuple[Note, ...]

    @property
    def number(self) -> str:
        """The desk's, from its first answer that tells it; until then the reference."""
        told = (note.number for note in self.notes if note.address != self.first.address)
        return next((number for number in told if number), self.first.reference)

    @property
    def answered(self) -> bool:
        """Whether somebody answered, and not only the desk's machine."""
        return any(n.address != self.first.address and not n.automatic for n in self.notes)

    @property
    def head(self) -> Head:
        """What a list shows."""
        return Head(
            number=self.number,
            subject=self.first.subject,
            progress=Progress.WORKED_ON if self.answered else Progress.NEW,
            created_at=self.first.written_at,
            # Times are whole seconds: two messages in one differ by their count.
            changed_at=self.notes[-1].written_at + len(self.notes) / 1000,
            reference=self.first.reference,
        )


class Finder:
    """Remembers what each folder held; for one person's mailbox."""

    def __init__(self) -> None:
        self._known: dict[tuple[bytes, str], tuple[bytes, tuple[Note, ...]]] = {}

    def conversations(self, look: Look) -> tuple[Conversation, ...]:
        """The last hundred that began here, the last changed first."""
        states = {folder: look.state(folder) for folder in look.folders()}
        own = [n for f, state in states.items() for n in self._own(look, f, state)]
        wanted = sorted({note.reference for note in own})[-MOST_FOUND:]
        answers = [n for f, s in states.items() for n in self._answers(look, f, s, wanted)]
        found = together([*own, *answers])
        return tuple(sorted(found, key=lambda one: one.head.changed_at, reverse=True))

    def _own(self, look: Look, folder: bytes, state: bytes) -> tuple[Note, ...]:
        return self._found(look, folder, "", state, ['HEADER X-Balie-Reference ""'])

    def _answers(
        self, look: Look, folder: bytes, state: bytes, wanted: Sequence[str]
    ) -> tuple[Note, ...]:
        if not wanted:
            return ()
        chunks = (wanted[at : at + _AT_ONCE] for at in range(0, len(wanted), _AT_ONCE))
        asked = [_either(list(_answering(chunk))) for chunk in chunks]
        return self._found(look, folder, " ".join(wanted), state, asked)

    def _found(
        self, look: Look, folder: bytes, purpose: str, state: bytes, asked: Iterable[str]
    ) -> tuple[Note, ...]:
        kind = (folder, "answers" if purpose else "own")
        state = state + purpose.encode()
        known = self._known.get(kind)
        if known is None or known[0] != state:
            found: tuple[Note, ...] = ()
            if look.select(folder):
                uids = {uid for criteria in asked for uid in look.search(criteria)}
                found = look.notes(folder, sorted(uids))
            self._known[kind] = known = (state, found)
        return known[1]


def together(notes: Iterable[Note]) -> list[Conversation]:
    """Sorts messages to what they answer; one that is in two folders counts once."""
    unique = {note.id: note for note in reversed(list(notes)) if note.id}
    # Times are whole seconds; within one, a folder has its messages in the order they came.
    ordered = sorted(unique.values(), key=lambda note: (note.written_at, note.uid))
    own = {note.id: note for note in ordered if sent_from_here(note)}
    # What answers nothing that left from here began a conversation.
    firsts = [note for note in own.values() if not own.keys() & set(note.answers)]
    found = []
    for first in firsts:
        members = _members(first, ordered)
        found.append(Conversation(first=first, notes=members))
    return found


def sent_from_here(note: Note) -> bool:
    """Whether its reference is one, and stands in its Message-ID too."""
    fits = _REFERENCE.fullmatch(note.reference)
    return fits is not None and note.id.startswith(f"{note.reference}@")


def _members(first: Note, ordered: Sequence[Note]) -> tuple[Note, ...]:
    known = {first.id}
    members = []
    for note in ordered:
        if note.id == first.id or known & set(note.answers):
            known.add(note.id)
            members.append(note)
    # Answers may be older than what they answer by the clock of a server.
    return tuple(sorted(members, key=lambda note: (note is not first, note.written_at)))


def _answering(references: Iterable[str]) -> Iterator[str]:
    for reference in references:
        if _REFERENCE.fullmatch(reference):
            yield f'HEADER In-Reply-To "{reference}@"'
            yield f'HEADER References "{reference}@"'


def _either(criteria: Sequence[str]) -> str:
    """Any of them: OR takes two at a time."""
    return " ".join(["OR"] * (len(criteria) - 1) + list(criteria))
