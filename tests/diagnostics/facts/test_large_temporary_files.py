"""A walk that is lazy, bounded, and never leaves where it was sent."""

from __future__ import annotations

import os
import tempfile
import time
from pathlib import Path

import pytest

from diagnostics.facts.large_temporary_files import TemporaryFiles, add_up, temporary_folders
from diagnostics.system import Platform
from diagnostics.system.files import own_files
from tests.support.machine import RecordedMachine

SIZE = 8192


def a_file(path: Path, *, hours_from_now: float = 0) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"x" * SIZE)
    changed = time.time() + hours_from_now * 3600
    os.utime(path, (changed, changed))
    return path


def soon() -> float:
    """A moment before which all files of these tests were changed, but those of the future."""
    return time.time() + 60


def test_files_that_were_changed_before_count_at_every_depth(tmp_path: Path) -> None:
    a_file(tmp_path / "old")
    a_file(tmp_path / "deep" / "deeper" / "old")
    a_file(tmp_path / "new", hours_from_now=1)
    assert add_up([tmp_path], soon()) == TemporaryFiles(
        total_bytes=2 * SIZE, files=2, complete=True
    )


def test_what_was_unpacked_today_is_new_whatever_date_it_carries(tmp_path: Path) -> None:
    a_file(tmp_path / "unpacked", hours_from_now=-100_000)
    assert add_up([tmp_path], time.time() - 3600).files == 0


def test_what_somebody_looked_at_is_in_use_however_old_it_is(tmp_path: Path) -> None:
    seen = a_file(tmp_path / "seen")
    os.utime(seen, (time.time() + 3600, time.time()))
    assert add_up([tmp_path], soon()).files == 0


def test_links_are_never_followed(tmp_path: Path) -> None:
    elsewhere = a_file(tmp_path / "elsewhere" / "precious")
    folder = tmp_path / "temporary"
    folder.mkdir()
    (folder / "file").symlink_to(elsewhere)
    (folder / "folder").symlink_to(elsewhere.parent)
    (folder / "round").symlink_to(folder)
    assert add_up([folder], soon()).files == 0
    linked = tmp_path / "linked"
    linked.symlink_to(elsewhere.parent)
    assert list(own_files(linked)) == []


def test_the_walk_ends_at_a_number_of_files(tmp_path: Path) -> None:
    for number in range(10):
        a_file(tmp_path / str(number))
    found = add_up([tmp_path], soon(), most=4)
    assert (found.files, found.complete) == (4, False)


def test_the_walk_ends_when_its_time_is_up(tmp_path: Path) -> None:
    a_file(tmp_path / "old")
    assert not add_up([tmp_path], soon(), patience=-1).complete


def test_a_file_with_holes_takes_no_more_than_it_takes(tmp_path: Path) -> None:
    sparse = tmp_path / "sparse"
    with sparse.open("wb") as file:
        file.truncate(10**12)
    assert add_up([tmp_path], soon()).total_bytes < 10**6


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs a pipe with a name")
def test_what_is_no_file_does_not_count(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert list(own_files(tmp_path)) == [None]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="needs root")
def test_files_of_others_do_not_count(tmp_path: Path) -> None:
    os.chown(a_file(tmp_path / "theirs"), 12345, 12345)
    a_file(tmp_path / "their folder" / "mine")
    os.chown(tmp_path / "their folder", 12345, 12345)
    assert add_up([tmp_path], soon()).files == 0


def test_a_folder_that_is_not_there_holds_nothing(tmp_path: Path) -> None:
    assert add_up([tmp_path / "nothing"], soon()) == TemporaryFiles(
        total_bytes=0, files=0, complete=True
    )


def test_thumbnails_count_on_linux_only() -> None:
    environment = {"XDG_CACHE_HOME": "/cache"}
    on_linux = temporary_folders(RecordedMachine(Platform.LINUX, environment=environment))
    assert Path("/cache/thumbnails") in on_linux
    on_windows = temporary_folders(RecordedMachine(Platform.WINDOWS, environment=environment))
    assert not any("thumbnails" in str(folder) for folder in on_windows)


def folders_for(tmpdir: Path | str) -> list[Path]:
    machine = RecordedMachine(Platform.MACOS, environment={"TMPDIR": str(tmpdir)})
    return temporary_folders(machine)


def test_a_home_or_what_is_in_it_is_never_taken_for_temporary(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(home)
    (home / "linked").symlink_to(home / "Documents")
    for careless in (home, home.parent, "/", ".", "tmp", home / "Documents", home / "linked"):
        assert folders_for(careless) == []
    assert folders_for(home / "tmp") == [home / "tmp"]
    assert folders_for("/mnt/scratch") == [Path("/mnt/scratch")]


def test_on_a_full_disk_the_current_folder_is_not_taken_for_temporary(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Which tempfile does, as it looks for a folder that it can write into."""
    monkeypatch.setenv("HOME", "/home/anna")
    monkeypatch.setattr(tempfile, "tempdir", "/home/anna/reports")
    assert temporary_folders(RecordedMachine(Platform.MACOS)) == [Path("/tmp").resolve()]
