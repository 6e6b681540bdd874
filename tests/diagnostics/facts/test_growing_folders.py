"""Places that grow, seen at two looks on a real disk."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diagnostics.facts.growing_folders import FACT, Folder, GrowingFolders, Place
from diagnostics.facts.growing_folders.looks import compared, renewed
from diagnostics.facts.growing_folders.model import Look, Looks
from diagnostics.facts.growing_folders.places import places
from diagnostics.facts.growing_folders.sizes import sizes
from diagnostics.system import Platform
from tests.support.machine import RecordedMachine

DAY = 24 * 60 * 60.0
NOW = 1_790_000_000.0
BLOCK = 4096


def at(now: float, home: Path) -> RecordedMachine:
    environment = {"XDG_CACHE_HOME": str(home / ".cache")}
    return RecordedMachine(Platform.LINUX, now=now, environment=environment)


def test_what_is_downloaded_between_two_looks_is_growth(home: Path) -> None:
    downloads = home / "Downloads"
    downloads.mkdir()
    first = FACT.readers[Platform.LINUX](at(NOW, home))
    assert Folder(place=Place.DOWNLOADS, size_bytes=0) in first.folders
    assert first.over_seconds is None

    (downloads / "film.mkv").write_bytes(b"x" * 10 * BLOCK)
    soon = FACT.readers[Platform.LINUX](at(NOW + 60, home))
    assert soon == first

    later = FACT.readers[Platform.LINUX](at(NOW + DAY, home))
    assert later.over_seconds == DAY
    assert later.folders[0].place is Place.DOWNLOADS
    assert later.folders[0].grew_bytes == 10 * BLOCK


def test_a_look_of_long_ago_or_of_the_future_is_forgotten() -> None:
    looks = Looks((Look(NOW - 9 * DAY, ()), Look(NOW + DAY, ()), Look(NOW - DAY, ())))
    assert [look.when for look in renewed(looks, NOW, {}).looks] == [NOW - DAY, NOW]


def test_a_place_that_was_not_seen_whole_is_not_compared() -> None:
    cut = Folder(place=Place.CACHES, size_bytes=5, complete=False)
    whole = Folder(place=Place.CACHES, size_bytes=9)
    for before, after in ((cut, whole), (whole, cut)):
        both = Looks((Look(NOW, (before,)), Look(NOW + DAY, (after,))))
        assert compared(both) == GrowingFolders(folders=(after,), over_seconds=DAY)


def test_when_time_is_over_what_was_seen_is_told_as_not_complete(home: Path) -> None:
    (home / "a").write_bytes(b"x" * BLOCK)
    (home / "b").write_bytes(b"x" * BLOCK)
    (seen,) = sizes({Place.TRASH: [home]}, patience=0.0)
    assert seen == Folder(place=Place.TRASH, size_bytes=seen.size_bytes, complete=False)
    assert seen.size_bytes <= BLOCK


@given(st.lists(st.floats(0, 20 * DAY), max_size=60))
def test_however_often_it_looks_it_keeps_few(steps: list[float]) -> None:
    looks, now = Looks(), NOW
    for step in steps:
        now += step
        looks = renewed(looks, now, {})
        assert len(looks.looks) <= 34
        assert looks.looks[-1].when <= now


def test_a_translated_downloads_folder_is_found(home: Path) -> None:
    named = {f"{home}/.config/user-dirs.dirs": 'XDG_DOWNLOAD_DIR="$HOME/Téléchargements"\n'}
    machine = RecordedMachine(Platform.LINUX, files=named)
    assert places(machine)[Place.DOWNLOADS] == [home / "Téléchargements"]


def test_a_place_on_a_network_drive_fills_no_disk_of_this_computer(home: Path) -> None:
    mount = f"66 25 0:58 / {home}/Downloads rw - cifs //files/anna rw\n"
    machine = RecordedMachine(Platform.LINUX, files={"/proc/self/mountinfo": mount})
    assert places(machine)[Place.DOWNLOADS] == []
    assert places(machine)[Place.TRASH] != []


@pytest.mark.parametrize("platform", list(Platform))
def test_every_system_has_every_place(platform: Platform) -> None:
    assert set(places(RecordedMachine(platform))) == set(Place)
