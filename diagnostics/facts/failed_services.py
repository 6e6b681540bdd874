"""Which services should run and do not."""

from __future__ import annotations

import re

import msgspec

from diagnostics.facts import running
from diagnostics.facts.commands import answer, powershell
from diagnostics.model import CannotTell, Fact, Topic
from diagnostics.system import Machine, Platform
from diagnostics.text import text

MOST_NAMES = 10
_SYSTEMCTL = ("systemctl", "list-units", "--failed", "--output=json", "--no-pager")
# What tells instances of a unit apart may be a person's name.
_INSTANCE = re.compile(r"@[^.]+")

# A service that ended by itself and well (0), or never was started (1077), did not fail.
_SCRIPT = """
$query = "StartMode='Auto' AND State<>'Running' AND ExitCode<>0 AND ExitCode<>1077"
$failed = @(Get-CimInstance Win32_Service -Filter $query | Where-Object DelayedAutoStart -ne $true)
$running = @(Get-Service | Where-Object Status -eq 'Running').Count
@{ failed = @($failed | ForEach-Object { $_.Name }); running = $running } |
  ConvertTo-Json -Compress
"""


class FailedServices(msgspec.Struct, frozen=True, kw_only=True):
    """How many failed, the names of ten of them at most, and how many run.

    On Linux, what runs in several instances is not among the latter.
    """

    failed: int
    names: tuple[str, ...]
    running: int


class _Unit(msgspec.Struct):
    unit: str


class _Answer(msgspec.Struct):
    failed: list[str]
    running: int


def _linux(machine: Machine) -> FailedServices:
    running.must_have_systemd(machine)
    printed = answer(machine, *_SYSTEMCTL, limit=2.0)
    try:
        units = msgspec.json.decode(printed or "[]", type=list[_Unit])
    except msgspec.DecodeError as error:
        raise CannotTell(
            text("the program “{program}” could not say", program="systemctl")
        ) from error
    names = [_INSTANCE.sub("@", unit.unit) for unit in units]
    return _of_names(names, len(running.services(machine)))


def _windows(machine: Machine) -> FailedServices:
    told = powershell(machine, _SCRIPT, _Answer, limit=3.0)
    return _of_names(told.failed, told.running)


def _macos(machine: Machine) -> FailedServices:
    """launchctl(1) prints process, status and label; below zero is a signal, as at signing out."""
    printed = answer(machine, "launchctl", "list", limit=2.0)
    rows = [r for r in (row.split("\t") for row in printed.splitlines()) if len(r) == 3]
    failed = [label for process, status, label in rows if process == "-" and _failed(status)]
    return _of_names(failed, sum(process.isdecimal() for process, _, _ in rows))


def _failed(status: str) -> bool:
    return status.isdecimal() and int(status) > 0


def _of_names(failed: list[str], running: int) -> FailedServices:
    names = tuple(sorted(failed)[:MOST_NAMES])
    return FailedServices(failed=len(failed), names=names, running=running)


FACT = Fact(
    id="failed_services",
    topic=Topic.SYSTEM,
    limit=3.0,
    readers={Platform.LINUX: _linux, Platform.MACOS: _macos, Platform.WINDOWS: _windows},
)
