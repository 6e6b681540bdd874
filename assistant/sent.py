"""What was sent: a record on this computer of everything that ever left it, to be read later.

An entry is written in the very transaction that marks something as sent, and stays when the
request itself is gone. The newest 50 MB are kept, some hundreds of reports; what is older makes
room. There is no limit of age: a clock that is wrong for a minute would empty the record.
"""

from __future__ import annotations

import sqlite3
from enum import StrEnum
from typing import TYPE_CHECKING

import msgspec

from assistant.store import Store

if TYPE_CHECKING:
    from assistant.redaction import Replacement

LARGEST = 50_000_000


class What(StrEnum):
    """The kinds of things that leave."""

    REPORT = "report"
    REPLY = "reply"
    REOPENING = "reopening"
    RATING = "rating"


class Sent(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that left: when (seconds since the epoch), where to, how large in bytes.

    `number` is what the desk calls it, where it gives numbers.
    """

    reference: str
    what: What
    place: str
    subject: str
    number: str | None
    sent_at: float
    size: int


def record(db: sqlite3.Connection, reference: str, place: str) -> None:
    """Copy a report that has just been marked as sent; the same one again changes nothing."""
    db.execute(
        "INSERT OR IGNORE INTO sent"
        " (reference, what, place, subject, number, sent_at, message, replaced)"
        " SELECT reference, what, ?, subject, number, sent_at, message, replaced"
        " FROM outbox WHERE reference = ? AND state = 'sent'",
        (place, reference),
    )
    db.execute(
        "DELETE FROM sent WHERE id < (SELECT max(id) FROM sent) AND id IN (SELECT id FROM"
        " (SELECT id, sum(length(message)) OVER (ORDER BY id DESC) AS total FROM sent)"
        " WHERE total > ?)",
        (LARGEST,),
    )


class Record:
    """Reads the record. Every method may raise Troubled."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self) -> tuple[Sent, ...]:
        """Everything in it, newest first."""
        rows = self._store.query(
            "SELECT reference, what, place, subject, number, sent_at, length(message)"
            " FROM sent ORDER BY id DESC"
        )
        fields = Sent.__struct_fields__
        return tuple(msgspec.convert(dict(zip(fields, row, strict=True)), Sent) for row in rows)

    def message(self, reference: str) -> bytes | None:
        """Every byte that left; None where nothing of that reference did."""
        rows = self._store.query("SELECT message FROM sent WHERE reference = ?", reference)
        return msgspec.convert(rows[0][0], bytes) if rows else None

    def replaced(self, reference: str) -> tuple[Replacement, ...]:
        """What the pseudonyms in it stand for."""
        rows = self._store.query("SELECT replaced FROM sent WHERE reference = ?", reference)
        return replacements(rows[0][0]) if rows else ()


def replacements(kept: object) -> tuple[Replacement, ...]:
    """As they were kept, in JSON; none for what was sent before any were."""
    if not isinstance(kept, bytes):
        return ()
    from assistant.redaction import Replacement

    return msgspec.json.decode(kept, type=tuple[Replacement, ...])
