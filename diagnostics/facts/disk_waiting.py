"""How long programs wait for the disk."""

from __future__ import annotations

import time

import msgspec

from diagnostics.facts.memory_pressure import stalled
from diagnostics.model import CannotTell, Fact, Topic
from diagnostics.system import Machine, Platform
from diagnostics.text import text

_SAMPLE_SECONDS = 0.4


class DiskWaiting(msgspec.Struct, frozen=True, kw_only=True):
    """`waiting_ratio` is the part of `over_seconds` in which the disk held work up.

    On Linux all work; elsewhere it is the part in which the disk was busy.
    """

    waiting_ratio: float
    over_seconds: float


def _linux(machine: Machine) -> DiskWaiting:
    """Kernels from 4.20 on tell, unless built without it (kernel's psi.rst)."""
    ratio = stalled(machine.read("/proc/pressure/io"))
    if ratio is None:
        raise CannotTell(text("this system does not measure it"))
    return DiskWaiting(waiting_ratio=round(ratio, 4), over_seconds=60)


def _sample(machine: Machine) -> DiskWaiting:
    """Windows and macOS keep no average, so this looks for a moment."""
    before, started = _busy_ms(), time.monotonic()
    time.sleep(_SAMPLE_SECONDS)
    after, over = _busy_ms(), time.monotonic() - started
    return DiskWaiting(waiting_ratio=busy(before, after, over), over_seconds=round(over, 1))


def busy(before: dict[str, int], after: dict[str, int], over: float) -> float:
    """The part of `over` seconds for which the busiest disk worked, from milliseconds of work."""
    worked = (ms - before[name] for name, ms in after.items() if name in before)
    return round(min(1.0, max(0, *worked, 0) / 1000 / over), 3)


def _busy_ms() -> dict[str, int]:
    import psutil

    disks = psutil.disk_io_counters(perdisk=True)
    return {name: disk.read_time + disk.write_time for name, disk in disks.items()}


FACT = Fact(
    id="disk_waiting",
    topic=Topic.STORAGE,
    limit=1.0,
    readers={Platform.LINUX: _linux, Platform.MACOS: _sample, Platform.WINDOWS: _sample},
)
