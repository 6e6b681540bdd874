"""How much work waits for the processor, against how much it can do at once."""

from __future__ import annotations

import os

import msgspec

from diagnostics.model import Fact, Topic
from diagnostics.system import Machine, Platform


class ProcessorLoad(msgspec.Struct, frozen=True, kw_only=True):
    """`busy_cores` is how many cores there was work for, on average over `over_seconds`."""

    busy_cores: float
    cores: int
    over_seconds: float


def _load(machine: Machine) -> ProcessorLoad:
    return ProcessorLoad(busy_cores=os.getloadavg()[1], cores=_cores(), over_seconds=300)


def _sample(machine: Machine) -> ProcessorLoad:
    """Windows keeps no average, so this looks for half a second."""
    import psutil

    busy = psutil.cpu_percent(interval=0.5) / 100 * _cores()
    return ProcessorLoad(busy_cores=busy, cores=_cores(), over_seconds=0.5)


def _cores() -> int:
    return os.cpu_count() or 1


FACT = Fact(
    id="processor_load",
    topic=Topic.PROCESSOR,
    limit=1.0,
    readers={Platform.LINUX: _load, Platform.MACOS: _load, Platform.WINDOWS: _sample},
)
