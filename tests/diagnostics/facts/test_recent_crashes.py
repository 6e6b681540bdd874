"""Records of crashes, by the names of their files."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from diagnostics.facts.recent_crashes import FACT, RecentCrashes
from diagnostics.model import CannotTell
from diagnostics.system import Platform
from tests.support.machine import RecordedMachine, recording

NOW = 1_790_000_000.0
DAY = 24 * 60 * 60
CORES = "/var/lib/systemd/coredump"


def core(program: str, ago: float) -> str:
    at = int((NOW - ago) * 1e6)
    return f"{CORES}/core.{program}.1000.0123456789abcdef0123456789abcdef.4711.{at}.zst"


def test_systemd_and_ubuntu_write_the_program_into_the_name() -> None:
    ubuntu = "/var/crash/_usr_bin_gnome-shell.1000.crash"
    files = {core("Web.Content", 60): "", core("Web.Content", DAY): "", core("x", 8 * DAY): ""}
    files |= {ubuntu: "", "/var/crash/kdump_lock": "", f"{CORES}/other": ""}
    machine = RecordedMachine(Platform.LINUX, files=files, modified={ubuntu: NOW - 2 * DAY})
    assert FACT.readers[Platform.LINUX](machine) == RecentCrashes(
        crashes=3, programs=("Web.Content", "gnome-shell"), last_seconds=60
    )


def test_a_computer_without_records_cannot_tell() -> None:
    with pytest.raises(CannotTell, match="no record"):
        FACT.readers[Platform.LINUX](RecordedMachine(Platform.LINUX))


def test_windows_names_the_program_first() -> None:
    printed = recording("windows/crashes.json")
    machine = RecordedMachine(
        Platform.WINDOWS, programs={"powershell": printed}, now=1_795_000_000 + 3600
    )
    assert FACT.readers[Platform.WINDOWS](machine) == RecentCrashes(
        crashes=2, programs=("OUTLOOK.EXE",), last_seconds=3600
    )


def test_a_mac_has_reports_of_the_person_and_of_the_system(home: Path) -> None:
    def report(program: str, at: float) -> str:
        stamp = time.strftime("%Y-%m-%d-%H%M%S", time.localtime(at))
        return f"Library/Logs/DiagnosticReports/{program}-{stamp}.ips"

    own, system = f"{home}/{report('Safari', NOW - 60)}", f"/{report('WindowServer', NOW - DAY)}"
    machine = RecordedMachine(Platform.MACOS, files={own: "", system: ""})
    crashes = FACT.readers[Platform.MACOS](machine)
    assert crashes == RecentCrashes(crashes=2, programs=("Safari", "WindowServer"), last_seconds=60)
    none = FACT.readers[Platform.MACOS](RecordedMachine(Platform.MACOS))
    assert none == RecentCrashes(crashes=0, programs=(), last_seconds=None)
