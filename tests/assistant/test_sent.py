"""The record of what was sent."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant import sent
from assistant.outbox import Composed, Outbox
from assistant.redaction import Kind, Replacement
from assistant.reference import new_reference
from assistant.sent import Record, What
from assistant.store import FILE_NAME, MIGRATIONS, Store, open_store

PRINTER = Replacement(kind=Kind.PRINTER, original="Anna’s", pseudonym="printer-1", count=2)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = open_store(tmp_path)
    yield store
    store.close()


def parcel(n: int = 1, message: bytes = b"bytes") -> Composed:
    return Composed(
        reference=new_reference(n),
        subject=f"Report {n}",
        message=message,
        created_at=float(n),
        replaced=(PRINTER,),
    )


def send(store: Store, *parcels: Composed) -> None:
    outbox = Outbox(store)
    for one in parcels:
        outbox.put(one)
        outbox.sent(one.reference, number="7", now=one.created_at + 5, place="/mail")


def test_it_says_when_what_went_where_every_byte_and_what_pseudonyms_stand_for(
    store: Store,
) -> None:
    one = parcel()
    send(store, one)
    record = Record(store)
    [entry] = record.all()
    assert (entry.what, entry.place, entry.sent_at, entry.size) == (What.REPORT, "/mail", 6.0, 5)
    assert (entry.subject, entry.number) == ("Report 1", "7")
    assert record.message(one.reference) == b"bytes"
    assert record.replaced(one.reference) == (PRINTER,)


def test_what_waits_is_not_in_it(store: Store) -> None:
    waiting = parcel()
    Outbox(store).put(waiting)
    assert Record(store).all() == ()
    assert Record(store).message(waiting.reference) is None
    assert Record(store).replaced(waiting.reference) == ()


def test_marked_twice_it_stands_there_once_as_it_first_was(store: Store) -> None:
    one = parcel()
    send(store, one)
    Outbox(store).sent(one.reference, number="8", now=99.0, place="elsewhere")
    assert [(e.number, e.place) for e in Record(store).all()] == [("7", "/mail")]


def test_it_stays_when_the_request_is_gone(store: Store) -> None:
    one = parcel()
    send(store, one)
    with store.transaction() as db:
        db.execute("DELETE FROM outbox")
    assert Record(store).message(one.reference) == b"bytes"


def test_the_newest_stay_and_the_oldest_make_room(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sent, "LARGEST", 25)
    send(store, *(parcel(n, b"x" * 10) for n in (1, 2, 3)))
    assert [entry.subject for entry in Record(store).all()] == ["Report 3", "Report 2"]
    send(store, parcel(4, b"x" * 30))
    assert [entry.subject for entry in Record(store).all()] == ["Report 4"]


def test_what_an_older_balie_sent_is_in_it_too(tmp_path: Path) -> None:
    older = sqlite3.connect(tmp_path / FILE_NAME)
    for statement in MIGRATIONS[0]:
        older.execute(statement)
    older.execute(
        "INSERT INTO outbox (reference, subject, message, created_at, state, due_at, sent_at)"
        " VALUES ('ref', 'Printer', x'6162', 1, 'sent', 1, 2)"
    )
    older.execute("PRAGMA user_version = 1")
    older.commit()
    older.close()
    store = open_store(tmp_path)
    [entry] = Record(store).all()
    assert (entry.reference, entry.place, entry.size) == ("ref", "", 2)
    assert Record(store).replaced("ref") == ()
    assert Outbox(store).replaced("ref") == ()
    store.close()
