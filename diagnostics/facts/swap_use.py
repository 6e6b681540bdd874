"""How much of the memory had to be moved to disk, where it is a thousand times slower."""

from __future__ import annotations

import msgspec

from diagnostics.model import Fact, Topic
from diagnostics.system import Machine, Platform

_KIB = 1024


class SwapUse(msgspec.Struct, frozen=True, kw_only=True):
    """`room_bytes` is what could be moved in all, 0 where nothing can."""

    used_bytes: int
    room_bytes: int
    memory_bytes: int


def swap(meminfo: str) -> SwapUse:
    """What /proc/meminfo says, in units of 1024 bytes (proc(5))."""
    pairs = (line.split(":", 1) for line in meminfo.splitlines() if ":" in line)
    sizes = {name: int(value.split()[0]) * _KIB for name, value in pairs}
    return SwapUse(
        used_bytes=sizes["SwapTotal"] - sizes["SwapFree"],
        room_bytes=sizes["SwapTotal"],
        memory_bytes=sizes["MemTotal"],
    )


def _linux(machine: Machine) -> SwapUse:
    return swap(machine.read("/proc/meminfo"))


def _others(machine: Machine) -> SwapUse:
    import psutil

    swapped = psutil.swap_memory()
    return SwapUse(
        used_bytes=swapped.used,
        room_bytes=swapped.total,
        memory_bytes=psutil.virtual_memory().total,
    )


FACT = Fact(
    id="swap_use",
    topic=Topic.MEMORY,
    limit=1.0,
    readers={Platform.LINUX: _linux, Platform.MACOS: _others, Platform.WINDOWS: _others},
)
