"""The store opens whatever it finds, and says what it had to do."""

import os
import sqlite3
import threading
from pathlib import Path

import pytest

from assistant.errors import Troubled
from assistant.store import FILE_NAME, MIGRATIONS, open_store

ANSWER = "INSERT INTO answer (run, fix, answer, given_at) VALUES (?, 'free_space', 'yes', 1.0)"


def test_what_is_written_is_there_after_a_restart(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    with store.transaction() as db:
        db.execute(ANSWER, ("run",))
    store.close()
    again = open_store(tmp_path)
    assert again.trouble is None
    assert again.durable
    assert again.query("SELECT fix, answer FROM answer") == [("free_space", "yes")]
    again.close()


def test_only_its_owner_can_read_it(tmp_path: Path) -> None:
    open_store(tmp_path / "new").close()
    assert (tmp_path / "new" / FILE_NAME).stat().st_mode & 0o077 == 0
    assert (tmp_path / "new").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    "content", [b"not a database at all", b"SQLite format 3\x00" + b"\xff" * 5000]
)
def test_a_damaged_file_is_kept_aside_and_a_fresh_one_made(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE_NAME).write_bytes(content)
    store = open_store(tmp_path)
    assert store.durable
    assert store.trouble is not None
    assert "cannot be shown" in store.trouble.title.msgid
    [aside] = tmp_path.glob("balie-damaged-*.sqlite")
    assert aside.read_bytes() == content
    assert aside.name == store.trouble.next_step.values["file"]
    assert store.query("SELECT * FROM outbox") == []
    store.close()


def test_a_page_damaged_in_the_middle_is_noticed(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    with store.transaction() as db:
        for n in range(500):
            db.execute(ANSWER, (str(n) * 20,))
    store.close()
    with (tmp_path / FILE_NAME).open("r+b") as file:
        file.seek(4096 * 3)
        file.write(os.urandom(4096 * 3))
    store = open_store(tmp_path)
    assert store.trouble is not None
    assert len(list(tmp_path.glob("balie-damaged-*.sqlite"))) == 1
    store.close()


def test_where_nothing_can_be_saved_it_says_so_and_goes_on(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    store = open_store(tmp_path / "file" / "data")
    assert not store.durable
    assert store.trouble is not None
    assert store.trouble.title.msgid == "Balie cannot save anything on this computer"
    with store.transaction() as db:
        db.execute(ANSWER, ("run",))
    assert store.query("SELECT answer FROM answer") == [("yes",)]
    store.close()


def test_a_file_of_a_newer_balie_is_left_alone(tmp_path: Path) -> None:
    newer = sqlite3.connect(tmp_path / FILE_NAME)
    newer.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    newer.close()
    before = (tmp_path / FILE_NAME).read_bytes()
    store = open_store(tmp_path)
    assert not store.durable
    assert (tmp_path / FILE_NAME).read_bytes() == before
    store.close()


def test_a_full_disk_is_said_in_words_and_nothing_is_half_written(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    with store.transaction() as db:
        # SQLite's own limit on pages gives the very error that a full disk gives.
        db.execute("PRAGMA max_page_count = 10")

    def write_too_much() -> None:
        with store.transaction() as db:
            db.execute(ANSWER, ("1",))
            db.execute(ANSWER, ("2" * 100_000,))

    with pytest.raises(Troubled) as caught:
        write_too_much()
    assert "disk is full" in caught.value.trouble.meaning.msgid
    assert store.query("SELECT * FROM answer") == []
    store.close()


def test_two_that_start_at_once_both_get_a_whole_store(tmp_path: Path) -> None:
    troubles = []

    def start() -> None:
        store = open_store(tmp_path)
        troubles.append(store.trouble)
        store.close()

    threads = [threading.Thread(target=start) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert troubles == [None] * 8
