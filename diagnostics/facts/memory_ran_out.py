"""How often the system ended programs because no memory was left."""

from __future__ import annotations

import re
import time
from contextlib import suppress

import msgspec

from diagnostics.facts.commands import powershell
from diagnostics.model import CannotTell, Fact, Topic
from diagnostics.system import Machine, Platform
from diagnostics.text import text

_KILLED = re.compile(r"^oom_kill (\d+)$", re.MULTILINE)
_WEEK = 7 * 24 * 60 * 60
# macOS writes a report whenever it ended programs to get memory back: JetsamEvent-2026-11-20-….ips
_REPORTS = "/Library/Logs/DiagnosticReports"
_REPORT = re.compile(r"^JetsamEvent-(\d{4}-\d\d-\d\d)")
# Windows warns of it, and names no program that it ended: it lets them fail.
_SCRIPT = """
$wanted = @{ LogName = 'System'; Id = 2004; StartTime = (Get-Date).AddDays(-7)
             ProviderName = 'Microsoft-Windows-Resource-Exhaustion-Detector' }
@(Get-WinEvent -FilterHashtable $wanted -ErrorAction SilentlyContinue).Count | ConvertTo-Json
"""


class MemoryRanOut(msgspec.Struct, frozen=True, kw_only=True):
    """`times` within `over_seconds`: since the last restart on Linux, in a week elsewhere."""

    times: int
    over_seconds: float


def _linux(machine: Machine) -> MemoryRanOut:
    """The kernel counts since it started; before version 4.13 it did not."""
    killed = _KILLED.search(machine.read("/proc/vmstat"))
    if not killed:
        raise CannotTell(text("this system does not count it"))
    since = float(machine.read("/proc/uptime").split()[0])
    return MemoryRanOut(times=int(killed[1]), over_seconds=since)


def _macos(machine: Machine) -> MemoryRanOut:
    found = (_REPORT.match(name) for name in machine.names(_REPORTS))
    recent = [d for report in found if report and (d := _age(report[1], machine.now())) <= _WEEK]
    return MemoryRanOut(times=len(recent), over_seconds=_WEEK)


def _age(date: str, now: float) -> float:
    with suppress(ValueError, OverflowError):
        return now - time.mktime(time.strptime(date, "%Y-%m-%d"))
    return float("inf")


def _windows(machine: Machine) -> MemoryRanOut:
    times = powershell(machine, _SCRIPT, int, limit=2.5)
    return MemoryRanOut(times=times, over_seconds=_WEEK)


FACT = Fact(
    id="memory_ran_out",
    topic=Topic.MEMORY,
    limit=3.0,
    readers={Platform.LINUX: _linux, Platform.MACOS: _macos, Platform.WINDOWS: _windows},
)
