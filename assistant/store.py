"""The one SQLite file in which everything is kept that must survive, and its migrations.

Rollback journal, not WAL: homes lie on network shares, where WAL is not safe
(SQLite's documentation, "WAL does not work over a network filesystem").
"""

from __future__ import annotations

import logging
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from assistant.errors import Trouble, Troubled
from diagnostics.text import text

log = logging.getLogger(__name__)

FILE_NAME = "balie.sqlite"

# Another Balie process (the command line) may hold the file for a moment.
BUSY_SECONDS = 5.0

# One tuple of statements a version; never edited once released, only added to.
MIGRATIONS = (
    (
        """
        CREATE TABLE draft (
            reference TEXT PRIMARY KEY,
            content BLOB NOT NULL,
            changed_at REAL NOT NULL
        ) STRICT
        """,
        """
        CREATE TABLE outbox (
            reference TEXT PRIMARY KEY,
            subject TEXT NOT NULL,
            message BLOB NOT NULL,
            created_at REAL NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('waiting', 'sent', 'refused')),
            attempts INTEGER NOT NULL DEFAULT 0,
            due_at REAL NOT NULL,
            trouble BLOB,
            number TEXT,
            sent_at REAL
        ) STRICT
        """,
        "CREATE INDEX outbox_due ON outbox (due_at) WHERE state = 'waiting'",
        """
        CREATE TABLE answer (
            run TEXT PRIMARY KEY,
            fix TEXT NOT NULL,
            answer TEXT NOT NULL,
            given_at REAL NOT NULL
        ) STRICT
        """,
    ),
    (
        # What pseudonyms stand for, as JSON; it never leaves this computer.
        "ALTER TABLE outbox ADD COLUMN replaced BLOB",
        """
        CREATE TABLE sent (
            id INTEGER PRIMARY KEY,
            reference TEXT NOT NULL UNIQUE,
            what TEXT NOT NULL,
            place TEXT NOT NULL,
            subject TEXT NOT NULL,
            number TEXT,
            sent_at REAL NOT NULL,
            message BLOB NOT NULL,
            replaced BLOB
        ) STRICT
        """,
        # Where to was not kept before.
        """
        INSERT INTO sent (reference, what, place, subject, number, sent_at, message)
        SELECT reference, 'report', '', subject, number, sent_at, message FROM outbox
        WHERE state = 'sent' AND sent_at IS NOT NULL ORDER BY sent_at
        """,
    ),
    (
        """
        CREATE TABLE notice (
            check_id TEXT PRIMARY KEY,
            told_at REAL NOT NULL,
            over INTEGER NOT NULL
        ) STRICT
        """,
    ),
    (
        # Until when the desk asked to be left alone.
        "ALTER TABLE outbox ADD COLUMN held_until REAL NOT NULL DEFAULT 0",
        # Beside reports also replies, reopening and ratings; `number` is then the request's.
        "ALTER TABLE outbox ADD COLUMN what TEXT NOT NULL DEFAULT 'report'",
        # What the desk last told of each request, as JSON: it is there when the desk is not.
        """
        CREATE TABLE ticket (
            number TEXT PRIMARY KEY,
            reference TEXT,
            head BLOB NOT NULL,
            content BLOB,
            seen_until REAL NOT NULL DEFAULT 0,
            told_until REAL NOT NULL DEFAULT 0
        ) STRICT
        """,
        # What the person attached to a draft; it goes when the draft goes.
        """
        CREATE TABLE draft_file (
            id TEXT PRIMARY KEY,
            reference TEXT NOT NULL,
            name TEXT NOT NULL,
            type TEXT NOT NULL,
            content BLOB NOT NULL
        ) STRICT
        """,
    ),
    (
        # What the desk last told is down for many, as JSON.
        "CREATE TABLE outage (number TEXT PRIMARY KEY, head BLOB NOT NULL) STRICT",
    ),
    (
        # When an attempt of unknown outcome began; NULL where there is none.
        "ALTER TABLE outbox ADD COLUMN begun_at REAL",
    ),
    (
        # What is being typed about each request, as JSON; its files are in draft_file.
        """
        CREATE TABLE reply_draft (
            number TEXT PRIMARY KEY,
            reference TEXT NOT NULL,
            content BLOB NOT NULL
        ) STRICT
        """,
        # Whether something was left out of it, so that the person is told.
        "ALTER TABLE draft_file ADD COLUMN cleaned INTEGER NOT NULL DEFAULT 0",
        # When the desk last told of requests: one row at most.
        "CREATE TABLE told (id INTEGER PRIMARY KEY CHECK (id = 1), at REAL NOT NULL) STRICT",
    ),
    (
        # What fixes did; `undo` is there before anything is changed, `repair` once it has ended.
        """
        CREATE TABLE fix_run (
            run TEXT PRIMARY KEY,
            fix TEXT NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('begun', 'ended', 'interrupted', 'undone')),
            began_at REAL NOT NULL,
            ended_at REAL,
            undo BLOB,
            repair BLOB
        ) STRICT
        """,
        # How many minutes the trouble cost the person.
        "ALTER TABLE answer ADD COLUMN minutes INTEGER",
    ),
)


class Store:
    """A connection that threads share, one at a time.

    `trouble` says what went wrong when the file was opened; `durable` is False where nothing can
    be saved on this computer and everything is kept only while Balie runs.
    """

    def __init__(
        self, connection: sqlite3.Connection, *, durable: bool, trouble: Trouble | None
    ) -> None:
        self._connection = connection
        self._lock = threading.RLock()
        self.durable = durable
        self.trouble = trouble

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """All of it or nothing, on the disk when this returns; raises Troubled where it cannot."""
        with self._lock:
            try:
                self._connection.execute("BEGIN IMMEDIATE")
                with self._connection:
                    yield self._connection
            except sqlite3.Error as error:
                log.error("the store could not be written: %s", error)
                raise Troubled(_cannot_write(error)) from error

    def query(self, sql: str, *values: object) -> list[tuple[object, ...]]:
        """The rows of a SELECT; raises Troubled where the file cannot be read."""
        with self._lock:
            try:
                return self._connection.execute(sql, values).fetchall()
            except sqlite3.Error as error:
                log.error("the store could not be read: %s", error)
                raise Troubled(_CANNOT_READ) from error

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._connection.close()


def open_store(folder: Path) -> Store:
    """The store in `folder`. Never fails: where something is wrong, its `trouble` says what.

    A damaged file is kept aside; where nothing can be written the store lives in memory.
    """
    path = folder / FILE_NAME
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        try:
            return Store(_open_file(path), durable=True, trouble=None)
        except _Damaged:
            aside = _keep_aside(path)
            return Store(_open_file(path), durable=True, trouble=_was_damaged(aside))
    except (OSError, sqlite3.Error) as error:
        log.error("nothing can be saved in %s: %s", folder, error)
        return Store(
            _prepare(_connect(":memory:")),
            durable=False,
            trouble=_cannot_save(folder),
        )


class _Damaged(Exception):
    pass


def _connect(place: Path | str) -> sqlite3.Connection:
    return sqlite3.connect(
        place, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
    )


def _open_file(path: Path) -> sqlite3.Connection:
    connection = _connect(path)
    try:
        with suppress(OSError):
            path.chmod(0o600)
        if connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
            raise _Damaged
        return _prepare(connection)
    except sqlite3.OperationalError:
        connection.close()
        raise
    except (_Damaged, sqlite3.DatabaseError) as error:
        connection.close()
        raise _Damaged from error


def _prepare(connection: sqlite3.Connection) -> sqlite3.Connection:
    connection.execute("PRAGMA journal_mode = TRUNCATE")
    connection.execute("PRAGMA synchronous = FULL")
    # Two processes may start at once: the version is looked at only once nobody else can write.
    connection.execute("BEGIN IMMEDIATE")
    with connection:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if version > len(MIGRATIONS):
            raise sqlite3.OperationalError(f"made by a newer Balie (version {version})")
        for statement in (s for migration in MIGRATIONS[version:] for s in migration):
            connection.execute(statement)
        # Written even when nothing changed: it proves that the file can be written
        # (a read-only home, a full disk).
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
    return connection


def _keep_aside(path: Path) -> Path:
    stamp = time.strftime("%Y%m%d-%H%M%S")
    aside = path.with_name(f"{path.stem}-damaged-{stamp}{path.suffix}")
    path.replace(aside)
    journal = path.with_name(path.name + "-journal")
    if journal.exists():
        journal.replace(aside.with_name(aside.name + "-journal"))
    log.error("the store was damaged and is kept as %s", aside)
    return aside


def _was_damaged(aside: Path) -> Trouble:
    return Trouble(
        title=text("Your earlier requests cannot be shown"),
        meaning=text("The file in which Balie keeps them was damaged. Balie started a new one."),
        next_step=text(
            "The old file is kept as “{file}”; IT may be able to read it.", file=aside.name
        ),
        again=False,
    )


def _cannot_save(folder: Path) -> Trouble:
    return Trouble(
        title=text("Balie cannot save anything on this computer"),
        meaning=text("What you write here is kept only until Balie closes."),
        next_step=text(
            "Reports are still sent. Check that the disk is not full and that you may write in "
            "“{folder}”, then start Balie again.",
            folder=str(folder),
        ),
    )


def _cannot_write(error: sqlite3.Error) -> Trouble:
    if getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_FULL:
        return Trouble(
            title=text("This could not be saved"),
            meaning=text("The disk is full. Nothing was sent, and your text is still here."),
            next_step=text("Free up space on this computer, then try again."),
        )
    return Trouble(
        title=text("This could not be saved"),
        meaning=text(
            "Balie’s file cannot be used now. Nothing was sent, and your text is still here."
        ),
        next_step=text("Wait a moment and try again. If it stays, use another way to reach IT."),
    )


_CANNOT_READ = Trouble(
    title=text("What is kept on this computer cannot be read now"),
    meaning=text("Balie’s file cannot be used. What you write now can still be sent."),
    next_step=text("Wait a moment and try again. If it stays, use another way to reach IT."),
)
