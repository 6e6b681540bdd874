"""The draft under way, whoever wrote it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from assistant.store import Store, open_store
from assistant.tickets.draft import Drafts

OLDER = "01900000-0000-7000-8000-000000000000"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = open_store(tmp_path)
    yield store
    store.close()


@pytest.mark.parametrize("content", [b"{", b'{"reference": "1", "impact": "unheard_of"}'])
def test_one_that_cannot_be_read_does_not_stand_in_the_way_of_a_new_one(
    store: Store, content: bytes
) -> None:
    drafts = Drafts(store)
    with store.transaction() as db:
        db.execute("INSERT INTO draft VALUES (?, ?, 0)", (OLDER, content))
    fresh = drafts.current()
    assert fresh.message == ""
    drafts.keep(msgspec.structs.replace(fresh, message="The printer is offline"))
    assert drafts.current().message == "The printer is offline"
    assert [content] in [list(row) for row in store.query("SELECT content FROM draft")]
