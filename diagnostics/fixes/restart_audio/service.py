"""Which sound service a computer has, and how that is started anew."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from diagnostics.facts.commands import POWERSHELL
from diagnostics.fixes.powershell import ELEVATED_PATIENCE, as_administrator
from diagnostics.fixes.steps import worked
from diagnostics.system import Machine, ProgramMissing, ProgramTimedOut
from diagnostics.system.processes import Running, end, left_after, running

# In the order in which they need each other: PipeWire's own, then what manages it, then what
# programs made for PulseAudio talk to. See pipewire(1), wireplumber(1).
_PIPEWIRE = (
    "pipewire.service",
    "wireplumber.service",
    "pipewire-media-session.service",
    "pipewire-pulse.service",
)
_PULSEAUDIO = "pulseaudio.service"
_PROGRAM = "pulseaudio"
_PATIENCE = 15.0
_END_SECONDS = 3.0

_WINDOWS = as_administrator("Restart-Service -Name Audiosrv -Force")


class Service(msgspec.Struct, frozen=True, kw_only=True):
    """A sound service by the name that people may know, and how it is restarted."""

    name: str
    restart: Callable[[Machine], bool]


def linux(machine: Machine) -> Service | None:
    """The one that is there; PipeWire where both are, as it then has PulseAudio's place."""
    units = _units(machine)
    if "pipewire-pulse.service" in units or "wireplumber.service" in units:
        return _of_systemd("PipeWire", *(unit for unit in _PIPEWIRE if unit in units))
    if _PULSEAUDIO in units:
        return _of_systemd("PulseAudio", _PULSEAUDIO)
    if worked(machine, _PROGRAM, "--version"):
        return Service(name="PulseAudio", restart=_restart_pulseaudio)
    return None


def windows(_machine: Machine) -> Service:
    """The service that every Windows has; not tried on a real one (Restart-Service's page)."""
    return Service(name="Windows Audio", restart=_restart_windows)


def _of_systemd(name: str, *units: str) -> Service:
    argv = ("systemctl", "--user", "restart", "--", *units)
    return Service(name=name, restart=lambda machine: worked(machine, *argv, limit=_PATIENCE))


def _units(machine: Machine) -> frozenset[str]:
    """Those that run or that something starts when they are needed, as `list-units` has them."""
    argv = ("systemctl", "--user", "list-units", "--all", "--plain", "--no-legend", "--no-pager")
    wanted = (*_PIPEWIRE, _PULSEAUDIO)
    try:
        printed = machine.run(*argv, "--", *wanted, limit=5.0)
    except (ProgramMissing, ProgramTimedOut):
        return frozenset()
    rows = [line.split() for line in printed.out.splitlines()]
    loaded = {row[0] for row in rows if row[1:2] == ["loaded"]}
    return frozenset(loaded & set(wanted)) if printed.code == 0 else frozenset()


def _restart_pulseaudio(machine: Machine) -> bool:
    """End it, even where it hangs and hears nothing, and start it again."""
    old = [process for process in running() if process.name == _PROGRAM]
    worked(machine, _PROGRAM, "--kill")
    _end(old)
    return worked(machine, _PROGRAM, "--start", limit=_PATIENCE)


def _end(old: list[Running]) -> None:
    for process in left_after(old, _END_SECONDS):
        end(process, at_once=True)
    left_after(old, _END_SECONDS)


def _restart_windows(machine: Machine) -> bool:
    return worked(machine, *POWERSHELL, _WINDOWS, limit=ELEVATED_PATIENCE)
