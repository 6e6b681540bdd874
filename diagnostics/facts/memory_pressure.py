"""How short of memory this computer is: what is left, and how long programs wait for it."""

from __future__ import annotations

import re
from enum import IntEnum

import msgspec

from diagnostics.model import Fact, Topic
from diagnostics.system import Machine, Platform

_FULL_AVG60 = re.compile(r"^full .*\bavg60=(\d+(?:\.\d+)?)", re.MULTILINE)


class Level(IntEnum):
    """How macOS itself judges it: `kern.memorystatus_vm_pressure_level` (Dispatch's constants)."""

    NORMAL = 1
    WARNING = 2
    CRITICAL = 4


class MemoryPressure(msgspec.Struct, frozen=True, kw_only=True):
    """`stalled_ratio` is the part of the last minute when all work waited for memory (Linux)."""

    available_bytes: int
    total_bytes: int
    stalled_ratio: float | None = None
    level: Level | None = None


def stalled(pressure: str) -> float | None:
    """The ratio in /proc/pressure/memory: "full" is when nothing could go on (kernel's psi.rst)."""
    found = _FULL_AVG60.search(pressure)
    return float(found[1]) / 100 if found else None


def level(printed: str) -> Level | None:
    """The level that `sysctl -n` printed, or None where it is none that is known."""
    number = int(printed) if printed.strip().isdecimal() else 0
    return Level(number) if number in set(Level) else None


def _linux(machine: Machine) -> MemoryPressure:
    try:
        ratio = stalled(machine.read("/proc/pressure/memory"))
    except OSError:  # kernels before 4.20, or built without it
        ratio = None
    return msgspec.structs.replace(_memory(machine), stalled_ratio=ratio)


def _macos(machine: Machine) -> MemoryPressure:
    output = machine.run("sysctl", "-n", "kern.memorystatus_vm_pressure_level", limit=1.0)
    return msgspec.structs.replace(_memory(machine), level=level(output.out))


def _memory(machine: Machine) -> MemoryPressure:
    import psutil

    memory = psutil.virtual_memory()
    return MemoryPressure(available_bytes=memory.available, total_bytes=memory.total)


FACT = Fact(
    id="memory_pressure",
    topic=Topic.MEMORY,
    limit=1.0,
    readers={Platform.LINUX: _linux, Platform.MACOS: _macos, Platform.WINDOWS: _memory},
)
