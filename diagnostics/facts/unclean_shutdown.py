"""How often this computer stopped without being shut down: power gone, frozen, or crashed."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

import msgspec

from diagnostics.facts.commands import powershell
from diagnostics.facts.system_log_errors.macos import reports
from diagnostics.model import CannotTell, Fact, Topic
from diagnostics.system import Machine, Platform
from diagnostics.text import text

MONTH = 30 * 24 * 60 * 60
WTMP = Path("/var/log/wtmp")
# utmp(5): type, process, line, id, user, host, exit, session, seconds, microseconds, address.
_RECORD = struct.Struct("hi32s4s32s256shhiii4i20s")
_RUN_LEVEL, _BOOT = 1, 2
_LARGEST = 8 * 1024 * 1024

# Documented: Kernel-Power 41 tells at a start that the stop before was none; 6005 is each start.
_SCRIPT = """
$since = (Get-Date).AddDays(-30)
$log = @{ LogName = 'System'; StartTime = $since }
$stops = @(Get-WinEvent -ErrorAction SilentlyContinue -FilterHashtable ($log + @{
  ProviderName = 'Microsoft-Windows-Kernel-Power'; Id = 41 }))
$starts = @(Get-WinEvent -ErrorAction SilentlyContinue -FilterHashtable ($log + @{
  ProviderName = 'EventLog'; Id = 6005 }))
@{ starts = $starts.Count; unclean = @($stops | ForEach-Object {
  ([DateTimeOffset]$_.TimeCreated).ToUnixTimeSeconds() }) } | ConvertTo-Json -Compress
"""
_MACOS = "/Library/Logs/DiagnosticReports"
_PANICS = ("panic", "kernel", "shutdown_stall", "shutdownstall")


class UncleanShutdown(msgspec.Struct, frozen=True, kw_only=True):
    """Of the last 30 days: starts (None where not told), and those after no shutdown."""

    unclean: int
    starts: int | None
    last_seconds: float | None


class _Answer(msgspec.Struct):
    starts: int
    unclean: list[float]


def _linux(machine: Machine) -> UncleanShutdown:
    try:
        with WTMP.open("rb") as file:
            written = file.read(_LARGEST)
    except FileNotFoundError:
        raise CannotTell(text("this system does not write down when it stops")) from None
    return of_wtmp(written, machine.now())


def of_wtmp(written: bytes, now: float) -> UncleanShutdown:
    """What the log of starts and stops tells; a start right after a start had no shutdown."""
    starts, unclean, running = 0, [], False
    for kind, user, at in _records(written):
        if kind == _BOOT:
            starts += now - at <= MONTH
            unclean += [at] if running else []
            running = True
        elif kind == _RUN_LEVEL and user == b"shutdown":
            running = False
    return _within(unclean, starts, now)


def _records(written: bytes) -> Iterator[tuple[int, bytes, int]]:
    whole = len(written) - len(written) % _RECORD.size
    for record in _RECORD.iter_unpack(written[:whole]):
        yield record[0], record[4].rstrip(b"\0"), record[9]


def _within(moments: Iterable[float], starts: int | None, now: float) -> UncleanShutdown:
    recent = [at for at in moments if 0 <= now - at <= MONTH]
    last = now - max(recent) if recent else None
    return UncleanShutdown(unclean=len(recent), starts=starts, last_seconds=last)


def _windows(machine: Machine) -> UncleanShutdown:
    told = powershell(machine, _SCRIPT, _Answer, limit=3.0)
    return _within(told.unclean, told.starts, machine.now())


def _macos(machine: Machine) -> UncleanShutdown:
    """MacOS keeps a report of each time that its kernel gave up or could not stop."""
    found: list[tuple[str, float]] = []
    with suppress(FileNotFoundError):
        found = reports(machine.names(_MACOS))
    stops = (at for name, at in found if name.lower().startswith(_PANICS))
    return _within(stops, None, machine.now())


FACT = Fact(
    id="unclean_shutdown",
    topic=Topic.SYSTEM,
    limit=3.0,
    readers={Platform.LINUX: _linux, Platform.MACOS: _macos, Platform.WINDOWS: _windows},
)
