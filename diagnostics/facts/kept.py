"""What facts keep from one look to the next, because it is dear to work out or has to be compared.

It may be gone at any time: it is in the folder that each system has for what can be made again.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from diagnostics.system import Machine, Platform

T = TypeVar("T")


def kept(machine: Machine, name: str, kind: type[T]) -> T | None:
    """What was kept under `name`; None where there is nothing, or nothing of that kind."""
    with suppress(OSError, msgspec.DecodeError):
        return msgspec.json.decode(_place(machine, name).read_bytes(), type=kind)
    return None


def keep(machine: Machine, name: str, value: Any) -> None:
    """Written beside and then renamed; where there is no room, nothing is kept."""
    place = _place(machine, name)
    with suppress(OSError):
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        beside = place.with_suffix(".new")
        beside.write_bytes(msgspec.json.encode(value))
        beside.replace(place)


def cache_folder(machine: Machine) -> Path:
    """Where programs of this person put what can be made again."""
    if machine.platform is Platform.MACOS:
        return Path.home() / "Library" / "Caches"
    if machine.platform is Platform.WINDOWS:
        return Path(machine.environment.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    return Path(machine.environment.get("XDG_CACHE_HOME") or Path.home() / ".cache")


def _place(machine: Machine, name: str) -> Path:
    return cache_folder(machine) / "balie" / f"{name}.json"
