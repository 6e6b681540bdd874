"""What the desk last told of the person's own requests, kept so that it is there without the desk.

Whatever is here can be fetched again. Times are those of the desk, in seconds since the epoch, and
only ever compared with one another: the clocks of the two need not agree.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from typing import TYPE_CHECKING, TypeVar

import msgspec

from assistant.desks.desk import Entry, Head, Ticket
from assistant.store import Store

if TYPE_CHECKING:
    from sqlite3 import Connection

T = TypeVar("T", bound=Head)


class Conversations:
    """One row a request. Every method is one transaction, and may raise Troubled."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def heads(self) -> tuple[Head, ...]:
        """All that are known, the last changed first."""
        heads = (decoded(row[0], Head) for row in self._store.query("SELECT head FROM ticket"))
        known = [head for head in heads if head is not None]
        return tuple(sorted(known, key=lambda head: head.changed_at, reverse=True))

    def keep_heads(self, heads: Iterable[Head]) -> None:
        """The desk's list; requests that are no longer in it stay, with what was said in them."""
        heads = tuple(heads)
        with self._store.transaction() as db:
            _renumber(db, heads)
            db.executemany(
                "INSERT INTO ticket (number, reference, head) VALUES (?1, ?2, ?3)"
                " ON CONFLICT (number) DO UPDATE SET reference = ?2, head = ?3",
                [(head.number, head.reference, msgspec.json.encode(head)) for head in heads],
            )

    def ticket(self, number: str) -> Ticket | None:
        """A request with its conversation; None where it was never fetched."""
        rows = self._store.query("SELECT content FROM ticket WHERE number = ?", number)
        return decoded(rows[0][0], Ticket) if rows else None

    def keep(self, ticket: Ticket) -> tuple[Entry, ...]:
        """Keep a request as the desk has it; returns what of IT's is to be told now.

        Nothing of a conversation that is seen for the first time: it is history. All in one
        transaction, so that an answer is told once, whatever ends the program.
        """
        ticket = each_once(ticket)
        until = max((entry.written_at for entry in ticket.entries), default=0.0)
        with self._store.transaction() as db:
            _renumber(db, [ticket])
            told = db.execute(
                "SELECT told_until FROM ticket WHERE number = ? AND content IS NOT NULL",
                (ticket.number,),
            ).fetchone()
            db.execute(
                "INSERT INTO ticket (number, reference, head, content, told_until)"
                " VALUES (?1, ?2, ?3, ?3, ?4) ON CONFLICT (number) DO UPDATE SET"
                " reference = ?2, head = ?3, content = ?3, told_until = max(told_until, ?4)",
                (ticket.number, ticket.reference, msgspec.json.encode(ticket), until),
            )
        if told is None:
            return ()
        return tuple(e for e in ticket.entries if not e.mine and e.written_at > told[0])

    def told_at(self) -> float | None:
        """When the desk last told of requests, as far as it was kept; None where it never did."""
        rows = self._store.query("SELECT at FROM told")
        return msgspec.convert(rows[0][0], float) if rows else None

    def keep_told_at(self, at: float) -> None:
        """So that it can be said the next time that Balie starts without the desk."""
        with self._store.transaction() as db:
            db.execute("INSERT OR REPLACE INTO told (id, at) VALUES (1, ?)", (at,))

    def seen_until(self, number: str) -> float:
        """The desk's time of the last that the person has read of it."""
        rows = self._store.query("SELECT seen_until FROM ticket WHERE number = ?", number)
        return msgspec.convert(rows[0][0], float) if rows else 0.0

    def seen(self, number: str) -> bool:
        """The person has read what there is; whether there was anything to read."""
        if not self._store.query(
            "SELECT 1 FROM ticket WHERE number = ? AND seen_until < told_until", number
        ):
            return False
        with self._store.transaction() as db:
            db.execute("UPDATE ticket SET seen_until = told_until WHERE number = ?", (number,))
        return True

    def unread(self) -> frozenset[str]:
        """The numbers of requests in which IT said something that was not read yet."""
        rows = self._store.query(
            "SELECT number, content, seen_until FROM ticket WHERE told_until > seen_until"
        )
        return frozenset(str(number) for number, content, seen in rows if _news(content, seen))


def each_once(ticket: Ticket) -> Ticket:
    """Without what the person said once and the desk has twice: a network may double a request."""
    kept: dict[object, Entry] = {}
    for at, entry in enumerate(ticket.entries):
        kept.setdefault((entry.mine and entry.errand) or at, entry)
    return msgspec.structs.replace(ticket, entries=tuple(kept.values()))


def _renumber(db: Connection, heads: Iterable[Head]) -> None:
    """Until a desk gives a number, the reference stands for it; what is known goes along."""
    new = [(h.number, h.reference) for h in heads if h.reference and h.number != h.reference]
    for table in ("ticket", "outbox", "reply_draft"):
        db.executemany(f"UPDATE OR REPLACE {table} SET number = ? WHERE number = ?", new)  # noqa: S608


def _news(content: object, seen: object) -> bool:
    ticket = decoded(content, Ticket)
    since = seen if isinstance(seen, float) else 0.0
    return ticket is not None and any(
        not entry.mine and entry.written_at > since for entry in ticket.entries
    )


def decoded(content: object, kind: type[T]) -> T | None:
    """A request as it was kept; what another version wrote, and this one cannot read, is None."""
    with suppress(msgspec.DecodeError):
        if isinstance(content, bytes):
            return msgspec.json.decode(content, type=kind)
    return None
