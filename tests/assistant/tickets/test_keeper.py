"""Typing is saved in the background, the latest words winning."""

from __future__ import annotations

import queue
from pathlib import Path

import pytest

from assistant.errors import Trouble
from assistant.reference import new_reference
from assistant.store import Store, open_store
from assistant.tickets.draft import Draft, Drafts
from assistant.tickets.keeper import Keeper
from tests.support.waiting import eventually


def test_with_nothing_to_keep_closing_waits_for_nothing(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    Keeper(Drafts(store).keep, lambda trouble: pytest.fail(trouble.title.msgid)).close(5)
    store.close()


def test_of_many_drafts_in_a_row_the_latest_is_saved(tmp_path: Path) -> None:
    store, reference = open_store(tmp_path), new_reference()
    keeper = Keeper(Drafts(store).keep, lambda trouble: pytest.fail(trouble.title.msgid))
    for length in range(1, 50):
        keeper.keep(Draft(reference=reference, message="x" * length))
    keeper.close(5)
    assert Drafts(store).current().message == "x" * 49
    store.close()


def test_what_is_not_on_the_disk_yet_is_here(tmp_path: Path) -> None:
    store, typed = open_store(tmp_path), Draft(reference=new_reference(), message="Prin")
    keeper = Keeper(Drafts(store).keep, lambda trouble: pytest.fail(trouble.title.msgid))
    with store.transaction():  # a slow disk: nobody else can write for now
        keeper.keep(typed)
        assert keeper.unsaved == typed
    keeper.close(5)
    assert not unsaved(keeper)
    assert Drafts(store).current() == typed
    store.close()


def test_what_cannot_be_saved_is_told_once_kept_here_and_saved_when_it_works_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("assistant.tickets.keeper.AGAIN_SECONDS", 0.01)
    store, typed = open_store(tmp_path), Draft(reference=new_reference(), message="Printer")
    in_the_way(
        store, "CREATE TRIGGER full BEFORE INSERT ON draft BEGIN SELECT RAISE(FAIL, 'x'); END"
    )
    told: queue.SimpleQueue[Trouble] = queue.SimpleQueue()
    keeper = Keeper(Drafts(store).keep, told.put)
    keeper.keep(typed)
    assert told.get(timeout=5).title.msgid == "This could not be saved"
    assert keeper.unsaved == typed
    eventually(lambda: len(caplog.records) > 1)  # tried again, in vain
    in_the_way(store, "DROP TRIGGER full")
    eventually(lambda: keeper.unsaved is None)
    assert Drafts(store).current() == typed
    assert told.empty()
    keeper.close(5)
    store.close()


def in_the_way(store: Store, statement: str) -> None:
    with store.transaction() as db:
        db.execute(statement)


def test_closed_while_nothing_can_be_saved_it_ends_all_the_same(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    store.close()
    told: queue.SimpleQueue[Trouble] = queue.SimpleQueue()
    keeper = Keeper(Drafts(store).keep, told.put)
    typed = Draft(reference=new_reference(), message="x")
    keeper.keep(typed)
    told.get(timeout=5)
    keeper.close(5)
    assert told.empty()
    assert unsaved(keeper) == [typed]


def test_what_was_sent_is_not_saved_again(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    keeper = Keeper(Drafts(store).keep, lambda _trouble: None)
    store.close()
    first, second = (Draft(reference=new_reference(), message=words) for words in "ab")
    keeper.keep(first)
    keeper.forget(second.reference)
    assert unsaved(keeper) == [first]
    keeper.forget(first.reference)
    assert unsaved(keeper) == []
    keeper.close(5)


def unsaved(keeper: Keeper[Draft]) -> list[Draft]:
    """What is not on the disk yet."""
    return [] if keeper.unsaved is None else [keeper.unsaved]
