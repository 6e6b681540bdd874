"""What readers of /sys share: a file that is not there is a thing that is not told."""

from __future__ import annotations

from contextlib import suppress

from diagnostics.system import Machine


def value(machine: Machine, path: str) -> str:
    """The one line that a file holds; empty where it is not there or cannot be read."""
    with suppress(OSError):
        return machine.read(path).strip()
    return ""


def number(machine: Machine, path: str) -> int | None:
    """The whole number that a file holds, from 0 on; None where it holds none."""
    told = value(machine, path)
    return int(told) if told.isdecimal() else None


def inside(machine: Machine, folder: str) -> list[str]:
    """The names in a folder, sorted; none where there is no such folder."""
    with suppress(OSError):
        return machine.names(folder)
    return []
