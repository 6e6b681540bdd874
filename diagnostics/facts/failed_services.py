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
@{ failed = @($failed | ForEach-Object { $_.Name }) } | ConvertTo-Json -Compress
"""


class FailedServices(msgspec.Struct, frozen=True, kw_only=True):
    """How many failed, and the names of ten of them at most."""

    failed: int
    names: tuple[str, ...]


class _Unit(msgspec.Struct):
    unit: str


class _Answer(msgspec.Struct):
    failed: list[str]


def _linux(machine: Machine) -> FailedServices:
    running.must_have_systemd(machine)
    printed = answer(machine, *_SYSTEMCTL, limit=2.0)
    try:
        units = msgspec.json.decode(printed or "[]", type=list[_Unit])
    except msgspec.DecodeError as error:
        raise CannotTell(
            text("the program “{program}” could not say", program="systemctl")
        ) from error
    return _of_names([_INSTANCE.sub("@", unit.unit) for unit in units])


def _windows(machine: Machine) -> FailedServices:
    return _of_names(powershell(machine, _SCRIPT, _Answer, limit=3.0).failed)


def _macos(machine: Machine) -> FailedServices:
    """launchctl(1) prints process, status and label; below zero is a signal, as at signing out."""
    rows = [row.split("\t") for row in answer(machine, "launchctl", "list", limit=2.0).splitlines()]
    return _of_names([r[2] for r in rows if len(r) == 3 and r[0] == "-" and _failed(r[1])])


def _failed(status: str) -> bool:
    return status.isdecimal() and int(status) > 0


def _of_names(names: list[str]) -> FailedServices:
    return FailedServices(failed=len(names), names=tuple(sorted(names)[:MOST_NAMES]))


FACT = Fact(
    id="failed_services",
    topic=Topic.SYSTEM,
    limit=3.0,
    readers={Platform.LINUX: _linux, Platform.MACOS: _macos, Platform.WINDOWS: _windows},
)
