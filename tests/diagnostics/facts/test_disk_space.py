"""The disks that matter: the system's, and the one with a person's files."""

from __future__ import annotations

from pathlib import Path

from diagnostics.facts.disk_space import FACT, Holds, system_folder
from diagnostics.facts.file_slots import FACT as FILE_SLOTS
from diagnostics.facts.file_slots import FileSlots
from diagnostics.system import Platform
from tests.support.machine import RecordedMachine


def test_the_systems_disk_comes_first() -> None:
    space = FACT.readers[Platform.LINUX](RecordedMachine(Platform.LINUX))
    assert space.disks[0].holds is Holds.SYSTEM


def test_windows_says_which_disk_it_runs_from() -> None:
    machine = RecordedMachine(Platform.WINDOWS, environment={"SystemDrive": "D:"})
    assert system_folder(machine) == Path("D:\\")
    assert system_folder(RecordedMachine(Platform.WINDOWS)) == Path("C:\\")


def test_windows_has_no_limit_on_files() -> None:
    windows = RecordedMachine(Platform.WINDOWS)
    assert FILE_SLOTS.readers[Platform.WINDOWS](windows) == FileSlots()
