"""How long ago this computer started."""

from __future__ import annotations

import msgspec

from diagnostics.model import Fact, Topic
from diagnostics.system import Machine, Platform


class Uptime(msgspec.Struct, frozen=True, kw_only=True):
    """Sleep counts. Windows with "fast startup" counts on through a shutdown; a restart ends it."""

    uptime_seconds: float


def _linux(machine: Machine) -> Uptime:
    """The first number of /proc/uptime; unlike the start's date it survives a corrected clock."""
    return Uptime(uptime_seconds=float(machine.read("/proc/uptime").split()[0]))


def _since_start(machine: Machine) -> Uptime:
    import psutil

    return Uptime(uptime_seconds=max(0.0, machine.now() - psutil.boot_time()))


FACT = Fact(
    id="uptime",
    topic=Topic.UPDATES,
    limit=1.0,
    readers={
        Platform.LINUX: _linux,
        Platform.MACOS: _since_start,
        Platform.WINDOWS: _since_start,
    },
)
