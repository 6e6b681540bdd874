"""Keeps what apt said, because working it out costs a second of processor time.

apt's own cache is missing or outdated on many computers, and only root may renew it.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import msgspec

from diagnostics.system import Machine, Output


class _Memory(msgspec.Struct):
    stamp: str
    output: Output


def remembered(machine: Machine, stamp: str, ask: Callable[[], Output]) -> Output:
    """What `ask` returned when `stamp` was last the same, or else returns now."""
    if not stamp:
        return ask()
    place = _place(machine)
    with suppress(OSError, msgspec.DecodeError):
        memory = msgspec.json.decode(place.read_bytes(), type=_Memory)
        if memory.stamp == stamp:
            return memory.output
    output = ask()
    if output.code == 0:
        _keep(place, _Memory(stamp, output))
    return output


def _place(machine: Machine) -> Path:
    cache = Path(machine.environment.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return cache / "balie" / "updates-pending.json"


def _keep(place: Path, memory: _Memory) -> None:
    """Written beside and then renamed; where there is no room, apt is asked again next time."""
    with suppress(OSError):
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        beside = place.with_suffix(".new")
        beside.write_bytes(msgspec.json.encode(memory))
        beside.replace(place)
