"""What is down for many, as IT tells it: so that nobody reports what IT works on already.

Who is affected says so in the ticket of IT, as a reply; whether somebody did is read from the
outbox, the one place that knows what was said.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

import msgspec

from assistant.conversations import decoded
from assistant.desks.desk import Head
from assistant.store import Store

_JOINED = "number IN (SELECT number FROM outbox WHERE what = 'reply')"


class Outages:
    """One row an outage. Every method is one transaction, and may raise Troubled."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def open(self) -> tuple[Head, ...]:
        """What is down now, as far as is known here; the last changed first."""
        rows = self._store.query("SELECT head FROM outage ORDER BY rowid")
        return tuple(head for head in _heads(rows) if not head.is_over)

    def joined(self) -> tuple[Head, ...]:
        """Those of which the person said that they are affected; over or not."""
        return _heads(self._store.query(f"SELECT head FROM outage WHERE {_JOINED}"))  # noqa: S608

    def keep(self, told: Iterable[Head]) -> tuple[Head, ...]:
        """Keep what the desk told; returns what is over since, and of which the person said so.

        All in one transaction, so that its end is told once, whatever ends the program.
        """
        now = {head.number: head for head in told}
        with self._store.transaction() as db:
            was = self._joined_open(db)
            db.execute("DELETE FROM outage")
            db.executemany(
                "INSERT INTO outage (number, head) VALUES (?, ?)",
                [(number, msgspec.json.encode(head)) for number, head in now.items()],
            )
        return tuple(now[number] for number in was if number in now and now[number].is_over)

    @staticmethod
    def _joined_open(db: sqlite3.Connection) -> list[str]:
        rows = db.execute(f"SELECT head FROM outage WHERE {_JOINED}").fetchall()  # noqa: S608
        return [head.number for head in _heads(rows) if not head.is_over]


def _heads(rows: Iterable[tuple[object, ...]]) -> tuple[Head, ...]:
    """What another version of Balie wrote, and this one cannot read, is told again soon."""
    found = (decoded(row[0], Head) for row in rows)
    return tuple(head for head in found if head is not None)
