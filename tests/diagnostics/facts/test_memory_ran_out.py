"""What three systems keep of the times when memory ran out."""

from __future__ import annotations

import time

import pytest

from diagnostics.facts.memory_ran_out import FACT, MemoryRanOut
from diagnostics.model import CannotTell
from diagnostics.system import Platform
from tests.support.machine import RecordedMachine

DAY = 24 * 60 * 60
NOW = time.mktime((2026, 11, 20, 12, 0, 0, 0, 0, -1))


def test_the_kernel_counts_since_the_restart() -> None:
    files = {"/proc/vmstat": "pswpout 3\noom_kill 2\n", "/proc/uptime": "86400.5 9.0\n"}
    machine = RecordedMachine(Platform.LINUX, files=files)
    assert FACT.readers[Platform.LINUX](machine) == MemoryRanOut(times=2, over_seconds=86400.5)


def test_an_old_kernel_does_not_count() -> None:
    machine = RecordedMachine(Platform.LINUX, files={"/proc/vmstat": "pswpout 3\n"})
    with pytest.raises(CannotTell):
        FACT.readers[Platform.LINUX](machine)


def test_macos_writes_a_report_each_time() -> None:
    names = (
        *("JetsamEvent-2026-11-19-081501.ips", "JetsamEvent-2026-10-01-081501.ips"),
        *("JetsamEvent-2026-99-99-081501.ips", "Mail-2026-11-19-081501.ips"),
    )
    files = {f"/Library/Logs/DiagnosticReports/{name}": "" for name in names}
    machine = RecordedMachine(Platform.MACOS, files=files, now=NOW)
    assert FACT.readers[Platform.MACOS](machine) == MemoryRanOut(times=1, over_seconds=7 * DAY)


def test_windows_counts_its_warnings() -> None:
    machine = RecordedMachine(Platform.WINDOWS, programs={"powershell": "3\n"})
    assert FACT.readers[Platform.WINDOWS](machine) == MemoryRanOut(times=3, over_seconds=7 * DAY)
