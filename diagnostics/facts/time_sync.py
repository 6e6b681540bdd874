"""Whether a time service keeps this computer's clock right."""

from __future__ import annotations

import re
from contextlib import suppress

import msgspec

from diagnostics.facts import running
from diagnostics.facts.commands import answer
from diagnostics.model import CannotTell, Fact, Topic
from diagnostics.system import Machine, Platform
from diagnostics.system.kernel_clock import synchronised
from diagnostics.text import text

_SERVICES = ("systemd-timesyncd", "chronyd", "chrony", "ntpd", "ntpsec", "ntp", "openntpd")
# How many services are looked for on Linux.
KNOWN = len(_SERVICES)
# systemd-timesyncd touches it each time the clock was set by a server.
_TOUCHED = "/run/systemd/timesync/synchronized"
# The first line of w32tm ends in words of some language; its number is 3 where nothing is known.
_LEAP = re.compile(r"^[^:\r\n]+: (\d)\(", re.MULTILINE)
_WINDOWS_TIME = "Windows Time"
_NOT_STARTED, _DENIED = "0x80070426", "0x80070005"


class TimeSync(msgspec.Struct, frozen=True, kw_only=True):
    """`service` is what keeps the clock right, empty where none runs or its name is not told.

    `off`: it would, but is switched off. `last_seconds` is how long ago the clock was last set,
    where that is told.
    """

    synchronised: bool
    service: str
    off: bool = False
    last_seconds: float | None = None


def _linux(machine: Machine) -> TimeSync:
    kept = synchronised()
    if kept is None:
        raise CannotTell(text("this system does not say whether its clock is kept right"))
    return TimeSync(synchronised=kept, service=_service(machine), last_seconds=_last(machine))


def _service(machine: Machine) -> str:
    with suppress(CannotTell):
        services = running.services(machine)
        return next((name for name in _SERVICES if name in services), "")
    return ""


def _last(machine: Machine) -> float | None:
    with suppress(OSError):
        return max(0.0, machine.now() - machine.modified(_TOUCHED))
    return None


def _windows(machine: Machine) -> TimeSync:
    printed = machine.run("w32tm", "/query", "/status", limit=2.0).out
    if _NOT_STARTED in printed:
        return TimeSync(synchronised=False, service=_WINDOWS_TIME, off=True)
    if _DENIED in printed:
        raise CannotTell(text("only an administrator may see it"))
    leap = _LEAP.search(printed)
    if leap is None:
        raise CannotTell(text("Windows does not say whether its clock is kept right"))
    return TimeSync(synchronised=leap[1] != "3", service=_WINDOWS_TIME)


def _macos(machine: Machine) -> TimeSync:
    """systemsetup(8): "Network Time: On", for administrators only."""
    printed = answer(machine, "systemsetup", "-getusingnetworktime", limit=2.0)
    if "Network Time:" not in printed:
        raise CannotTell(text("only an administrator may see it"))
    on = "Network Time: On" in printed
    return TimeSync(synchronised=on, service="timed", off=not on)


FACT = Fact(
    id="time_sync",
    topic=Topic.TIME,
    limit=2.5,
    readers={Platform.LINUX: _linux, Platform.MACOS: _macos, Platform.WINDOWS: _windows},
)
