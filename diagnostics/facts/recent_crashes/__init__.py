"""Which programs crashed in the last days."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import msgspec

from diagnostics.facts.commands import powershell
from diagnostics.facts.recent_crashes.model import RecentCrashes, of_crashes
from diagnostics.facts.system_log_errors.macos import reports
from diagnostics.model import CannotTell, Fact, Topic
from diagnostics.system import Machine, Platform
from diagnostics.text import text

__all__ = ["FACT", "RecentCrashes"]

# systemd-coredump(8): core.NAME.UID.BOOT.PID.MICROSECONDS, and how it is packed.
_CORES = "/var/lib/systemd/coredump"
_CORE = re.compile(r"^core\.(.+)\.\d+\.[0-9a-f]{32}\.\d+\.(\d{10,18})(?:\.\w+)?$")
# Apport of Ubuntu: the path of the program with "_" for "/", and the number of the person.
_APPORT = "/var/crash"
_CRASH = re.compile(r"^(\S+)\.\d+\.crash$")

# Documented: Application Error and Application Hang name the program first of all.
_SCRIPT = """
$since = (Get-Date).AddDays(-7)
$found = @(Get-WinEvent -MaxEvents 500 -ErrorAction SilentlyContinue -FilterHashtable @{
  LogName = 'Application'; ProviderName = 'Application Error', 'Application Hang'
  StartTime = $since })
@{ crashes = @($found | ForEach-Object { @{ program = [string]$_.Properties[0].Value
  at = ([DateTimeOffset]$_.TimeCreated).ToUnixTimeSeconds() } }) } |
  ConvertTo-Json -Compress -Depth 3
"""
_REPORTS = "Library/Logs/DiagnosticReports"


class _Crash(msgspec.Struct):
    program: str
    at: float


class _Answer(msgspec.Struct):
    crashes: list[_Crash]


def _linux(machine: Machine) -> RecentCrashes:
    """Read names of files only: what a program had in its memory is nobody's business."""
    folders = [_names(machine, _CORES), _names(machine, _APPORT)]
    if all(names is None for names in folders):
        raise CannotTell(text("this computer keeps no record of crashes"))
    cores, apport = (names or [] for names in folders)
    return of_crashes([*_cores(cores), *_apport(machine, apport)], machine.now())


def _cores(names: list[str]) -> Iterator[tuple[str, float]]:
    for name in names:
        if core := _CORE.match(name):
            yield core[1], int(core[2]) / 1e6


def _apport(machine: Machine, names: list[str]) -> Iterator[tuple[str, float]]:
    for name in names:
        if crash := _CRASH.match(name):
            with suppress(OSError):
                yield crash[1].rpartition("_")[2], machine.modified(f"{_APPORT}/{name}")


def _names(machine: Machine, folder: str) -> list[str] | None:
    with suppress(FileNotFoundError):
        return machine.names(folder)
    return None


def _windows(machine: Machine) -> RecentCrashes:
    crashes = powershell(machine, _SCRIPT, _Answer, limit=3.0).crashes
    return of_crashes(((crash.program, crash.at) for crash in crashes), machine.now())


def _macos(machine: Machine) -> RecentCrashes:
    """Those of this person's programs, and those of the system."""
    own, system = (_names(machine, f) for f in (str(Path.home() / _REPORTS), f"/{_REPORTS}"))
    return of_crashes(reports([*(own or []), *(system or [])]), machine.now())


FACT = Fact(
    id="recent_crashes",
    topic=Topic.SYSTEM,
    limit=3.0,
    readers={Platform.LINUX: _linux, Platform.MACOS: _macos, Platform.WINDOWS: _windows},
)
