"""Balie looks at itself: a real store, whole and damaged."""

from __future__ import annotations

import sqlite3
import sys
from pathlib import Path

import pytest

from assistant.paths import data_folder as folder_of_the_assistant
from assistant.store import FILE_NAME, open_store
from assistant.version import version
from diagnostics.facts.balie_installation import FACT, BalieInstallation, data_folder, is_whole
from diagnostics.system import Platform, this_machine
from tests.support.machine import RecordedMachine


def look(platform: Platform = Platform.LINUX, **files: str) -> BalieInstallation:
    return FACT.readers[platform](RecordedMachine(platform, files=files))


def test_it_finds_the_same_folder_version_and_store_as_the_assistant(tmp_path: Path) -> None:
    assert data_folder(this_machine()) == folder_of_the_assistant()
    moved = RecordedMachine(Platform.LINUX, environment={"BALIE_DATA": str(tmp_path)})
    assert data_folder(moved) == tmp_path
    assert look().version == version()
    assert FILE_NAME == "balie.sqlite"


def test_before_the_first_start_there_is_no_store() -> None:
    mine = look()
    assert mine.store_whole is None
    assert mine.writable
    assert mine.data_bytes == 0
    assert mine.free_bytes > 0
    assert not mine.bundled


def test_a_real_store_is_whole_until_it_is_damaged(tmp_path: Path) -> None:
    open_store(tmp_path).close()
    store = tmp_path / FILE_NAME
    assert is_whole(store)
    content = bytearray(store.read_bytes())
    content[4096:8192] = b"\xff" * 4096
    store.write_bytes(content)
    assert is_whole(store) is False
    store.write_bytes(b"no database at all, and not short either" * 100)
    assert is_whole(store) is False


def test_what_it_keeps_is_measured(tmp_path: Path) -> None:
    (tmp_path / "picture").write_bytes(b"x" * 10_000)
    moved = RecordedMachine(Platform.LINUX, environment={"BALIE_DATA": str(tmp_path)})
    assert 10_000 <= FACT.readers[Platform.LINUX](moved).data_bytes < 20_000


def test_a_store_that_is_being_written_is_not_called_damaged(tmp_path: Path) -> None:
    store = tmp_path / FILE_NAME
    with sqlite3.connect(store) as busy:
        busy.execute("CREATE TABLE a (b)")
        busy.commit()
        busy.execute("PRAGMA locking_mode = EXCLUSIVE")
        busy.execute("BEGIN EXCLUSIVE")
        assert is_whole(store) is None
    busy.close()


@pytest.mark.parametrize(
    ("platform", "folder", "name"),
    [
        (Platform.LINUX, "/etc/xdg/autostart", "balie.desktop"),
        (Platform.MACOS, "/Library/LaunchAgents", "org.Balie.plist"),
    ],
)
def test_it_starts_by_itself_where_something_of_its_name_does(
    platform: Platform, folder: str, name: str
) -> None:
    assert look(platform, **{f"{folder}/{name}": ""}).starts_by_itself
    assert not look(platform, **{f"{folder}/other": ""}).starts_by_itself


def test_windows_starts_what_its_registry_names() -> None:
    printed = '    Balie    REG_SZ    "C:\\Program Files\\Balie\\balie.exe"\n'
    machine = RecordedMachine(Platform.WINDOWS, programs={"reg": printed})
    assert FACT.readers[Platform.WINDOWS](machine).starts_by_itself


def test_it_says_when_it_brings_its_own_python(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert look().bundled
