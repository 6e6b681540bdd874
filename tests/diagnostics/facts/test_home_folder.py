"""Real folders with wrong rights and owners."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from diagnostics.facts.home_folder import FACT, HomeFolder, drives, is_made_up, look
from diagnostics.system import Platform, this_machine
from tests.support.balie import ROOT
from tests.support.machine import RecordedMachine, recording

ROOT_ONLY = pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() != 0, reason="only root gives files away"
)


def test_an_ordinary_folder_is_mine(home: Path) -> None:
    assert FACT.readers[this_machine().platform](this_machine()) == HomeFolder(
        folder=str(home), yours=True, writable=True, others_may_write=False
    )


def test_a_folder_that_anybody_may_change(tmp_path: Path) -> None:
    tmp_path.chmod(0o777)
    assert look(tmp_path).others_may_write


def test_the_places_of_other_drives_are_known() -> None:
    files = {"/proc/self/mountinfo": recording("linux/mountinfo.txt")}
    assert "/mnt/team files" in drives(RecordedMachine(Platform.LINUX, files=files))


@ROOT_ONLY
def test_files_that_root_left_behind_are_counted(tmp_path: Path) -> None:
    for name in ("mine", "theirs"):
        (tmp_path / name).touch()
    os.chown(tmp_path / "theirs", 12345, 12345)
    assert look(tmp_path).foreign == 1
    assert look(tmp_path, drives={str(tmp_path / "theirs")}).foreign == 0


@ROOT_ONLY
def test_a_folder_of_somebody_else_seen_by_its_person(tmp_path: Path) -> None:
    """An ordinary person looks: to root, every folder is writable."""
    tmp_path.chmod(0o755)
    script = (
        "import os, sys; from pathlib import Path; from diagnostics.facts.home_folder import look;"
        "os.setgroups([]); os.setgid(12345); os.setuid(12345); print(look(Path(sys.argv[1])))"
    )
    parents = [p for p in tmp_path.parents if p.is_relative_to("/tmp") and p != Path("/tmp")]
    for parent in parents:
        parent.chmod(0o755)
    done = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=20,
        check=True,
    )
    assert "yours=False, writable=False" in done.stdout


@pytest.mark.parametrize(
    ("folder", "name", "made_up"),
    [
        (r"C:\Users\ana", "ana", False),
        (r"C:\Users\TEMP", "ana", True),
        (r"C:\Users\TEMP.NORTHWIND.000", "ana", True),
        (r"C:\Users\temp", "temp", False),
    ],
)
def test_windows_makes_up_a_folder_when_it_cannot_load_the_real_one(
    folder: str, name: str, made_up: bool
) -> None:
    environment = {"USERPROFILE": folder, "USERNAME": name}
    machine = RecordedMachine(Platform.WINDOWS, environment=environment)
    assert is_made_up(machine) is made_up
    assert FACT.readers[Platform.WINDOWS](machine).temporary is made_up
