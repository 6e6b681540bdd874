"""Typing is saved in the background, the latest words winning."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.errors import Trouble
from assistant.reference import new_reference
from assistant.store import open_store
from assistant.tickets.draft import Draft, Drafts
from assistant.tickets.keeper import Keeper


def test_of_many_drafts_in_a_row_the_latest_is_saved(tmp_path: Path) -> None:
    store, reference = open_store(tmp_path), new_reference()
    keeper = Keeper(store, lambda trouble: pytest.fail(trouble.title.msgid))
    for length in range(1, 50):
        keeper.keep(Draft(reference=reference, message="x" * length))
    keeper.close(5)
    assert Drafts(store).current().message == "x" * 49
    store.close()


def test_what_cannot_be_saved_is_told_and_the_next_is_tried(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    store.close()
    told: list[Trouble] = []
    keeper = Keeper(store, told.append)
    for _ in range(2):
        keeper.keep(Draft(reference=new_reference(), message="x"))
        keeper.close(5)
    assert len(told) == 2
