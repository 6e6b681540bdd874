"""What the person sent, kept until the service desk has it: written before any delivery starts.

One row per intent, keyed by its reference: a report, or something to do to a request that the desk
has. What is in here is either waiting, sent or refused, and nothing else ever happens to it.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

import msgspec

from assistant.errors import Trouble
from assistant.sent import What, record, replacements
from assistant.store import Store

if TYPE_CHECKING:
    from assistant.redaction import Replacement

# A clock that was set back must not leave a report waiting for days.
LONGEST_WAIT = 3600.0


class RequestState(StrEnum):
    """Where a request is, seen from this computer."""

    WAITING = "waiting"
    SENT = "sent"
    REFUSED = "refused"


class Parcel(msgspec.Struct, frozen=True, kw_only=True):
    """What leaves this computer: `message` is every byte of it (RFC 5322).

    `number` is that of the request that a reply and the like belongs to; a report has none yet.
    """

    reference: str
    subject: str
    message: bytes
    created_at: float
    what: What = What.REPORT
    number: str | None = None


class Composed(Parcel, frozen=True, kw_only=True):
    """A report with what was taken out of it, which stays here: a desk is given the parcel only."""

    replaced: tuple[Replacement, ...] = ()


class Request(msgspec.Struct, frozen=True, kw_only=True):
    """One of the person's own requests. `due_at` is the next attempt while it waits.

    `number` is the service desk's own, where it gives one. Times in seconds since the epoch.
    """

    reference: str
    subject: str
    state: RequestState
    created_at: float
    due_at: float
    attempts: int
    trouble: Trouble | None = None
    number: str | None = None
    sent_at: float | None = None


_REQUESTS = (
    "SELECT reference, subject, state, created_at, due_at, attempts, trouble, number, sent_at"
    " FROM outbox WHERE what = ? ORDER BY reference DESC"
)


class Outbox:
    """The rows of the outbox. Every method is one transaction, and may raise Troubled."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def put(self, parcel: Composed) -> None:
        """Keep a parcel for sending, and drop its draft; a known reference changes nothing."""
        with self._store.transaction() as db:
            db.execute(
                "INSERT OR IGNORE INTO outbox"
                " (reference, subject, message, created_at, state, due_at, replaced, what, number)"
                " VALUES (?, ?, ?, ?, 'waiting', ?, ?, ?, ?)",
                (
                    parcel.reference,
                    parcel.subject,
                    parcel.message,
                    parcel.created_at,
                    parcel.created_at,
                    msgspec.json.encode(parcel.replaced),
                    parcel.what.value,
                    parcel.number,
                ),
            )
            db.execute("DELETE FROM draft WHERE reference = ?", (parcel.reference,))
            db.execute("DELETE FROM reply_draft WHERE reference = ?", (parcel.reference,))
            db.execute("DELETE FROM draft_file WHERE reference = ?", (parcel.reference,))

    def due(self, now: float) -> list[Parcel]:
        """What should be sent now, oldest first."""
        rows = self._store.query(
            "SELECT reference, subject, message, created_at, what, number FROM outbox"
            " WHERE state = 'waiting' AND (due_at <= ? OR due_at > ?) ORDER BY reference",
            now,
            now + LONGEST_WAIT,
        )
        return [_parcel(row) for row in rows]

    def next_due(self) -> float | None:
        """When the next attempt is due; None where nothing waits."""
        [(due,)] = self._store.query("SELECT min(due_at) FROM outbox WHERE state = 'waiting'")
        return due if isinstance(due, float) else None

    def hurry(self) -> None:
        """Make everything that waits due, at once or when the desk allows."""
        with self._store.transaction() as db:
            db.execute("UPDATE outbox SET due_at = held_until WHERE state = 'waiting'")

    def sent(self, reference: str, number: str | None, now: float, place: str) -> None:
        """The desk at `place` has it, and that goes into the record of what was sent.

        `number` is the desk's, where it gave one.
        """
        with self._store.transaction() as db:
            db.execute(
                "UPDATE outbox SET state = 'sent', number = coalesce(?, number), sent_at = ?,"
                " trouble = NULL"
                " WHERE reference = ?",
                (number, now, reference),
            )
            record(db, reference, place)

    def postponed(
        self, reference: str, trouble: Trouble, due_at: float, held_until: float = 0.0
    ) -> None:
        """It did not work this time; it is tried again at `due_at`, and never before `held_until`.

        The desk asks for the latter, so it holds even where the person is in a hurry.
        """
        with self._store.transaction() as db:
            db.execute(
                "UPDATE outbox SET attempts = attempts + 1, trouble = ?, due_at = ?, held_until = ?"
                " WHERE reference = ? AND state = 'waiting'",
                (msgspec.json.encode(trouble), due_at, held_until, reference),
            )

    def refused(self, reference: str, trouble: Trouble) -> None:
        """The desk will never take it; it is kept, and the person is told."""
        with self._store.transaction() as db:
            db.execute(
                "UPDATE outbox SET state = 'refused', trouble = ?"
                " WHERE reference = ? AND state = 'waiting'",
                (msgspec.json.encode(trouble), reference),
            )

    def again(self, reference: str) -> None:
        """Send it after all, although the desk refused it; another answer may come."""
        with self._store.transaction() as db:
            db.execute(
                "UPDATE outbox SET state = 'waiting', trouble = NULL, due_at = 0, attempts = 0"
                " WHERE reference = ? AND state = 'refused'",
                (reference,),
            )

    def begun(self, reference: str, at: float | None) -> None:
        """An attempt begins now, of which the desk may have something; with None it has nothing.

        On the disk when this returns, so that also a crash leaves it behind.
        """
        with self._store.transaction() as db:
            db.execute("UPDATE outbox SET begun_at = ? WHERE reference = ?", (at, reference))

    def begun_at(self, reference: str) -> float | None:
        """When the last attempt of unknown outcome began; None where there is none."""
        rows = self._store.query("SELECT begun_at FROM outbox WHERE reference = ?", reference)
        return msgspec.convert(rows[0][0], float | None) if rows else None

    def attempts(self, reference: str) -> int:
        """How often sending it has failed."""
        rows = self._store.query("SELECT attempts FROM outbox WHERE reference = ?", reference)
        return msgspec.convert(rows[0][0], int) if rows else 0

    def requests(self, what: What = What.REPORT) -> tuple[Request, ...]:
        """The person's own reports, or what was sent to them later, newest first."""
        return tuple(_request(row) for row in self._store.query(_REQUESTS, what.value))

    def said(self, number: str, *, waiting: bool = False) -> tuple[Parcel, ...]:
        """What was sent to a request that the desk has, or only what of it waits, oldest first."""
        rows = self._store.query(
            "SELECT reference, subject, message, created_at, what, number FROM outbox"
            " WHERE what <> 'report' AND number = ? AND (state <> 'sent' OR NOT ?)"
            " ORDER BY reference",
            number,
            waiting,
        )
        return tuple(_parcel(row) for row in rows)

    def message(self, reference: str) -> bytes | None:
        """Every byte of what was sent, or will be."""
        rows = self._store.query("SELECT message FROM outbox WHERE reference = ?", reference)
        return msgspec.convert(rows[0][0], bytes) if rows else None

    def replaced(self, reference: str) -> tuple[Replacement, ...]:
        """What the pseudonyms in it stand for."""
        rows = self._store.query("SELECT replaced FROM outbox WHERE reference = ?", reference)
        return replacements(rows[0][0]) if rows else ()


def _parcel(row: tuple[object, ...]) -> Parcel:
    return msgspec.convert(dict(zip(Parcel.__struct_fields__, row, strict=True)), Parcel)


def _request(row: tuple[object, ...]) -> Request:
    reference, subject, state, created_at, due_at, attempts, trouble, number, sent_at = row
    return msgspec.convert(
        {
            "reference": reference,
            "subject": subject,
            "state": state,
            "created_at": created_at,
            "due_at": due_at,
            "attempts": attempts,
            "trouble": msgspec.json.decode(trouble) if isinstance(trouble, bytes) else None,
            "number": number,
            "sent_at": sent_at,
        },
        Request,
    )
