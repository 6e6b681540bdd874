"""The built-in disk of a Mac as diskutil(8) describes it."""

from __future__ import annotations

from typing import Any

from diagnostics.facts.commands import answer
from diagnostics.facts.disk_health.model import DiskHealth, Drive, telling
from diagnostics.facts.plists import properties
from diagnostics.system import Machine

_VERDICTS = {"Verified": False, "Failing": True}


def read(machine: Machine) -> DiskHealth:
    """Ask for the first disk, which is the one that macOS starts from."""
    printed = answer(machine, "diskutil", "info", "-plist", "disk0", limit=2.5)
    return telling([drive(properties(printed))])


def drive(told: dict[str, Any]) -> Drive:
    """`SMARTStatus` is "Verified", "Failing", or "Not Supported" as in a virtual machine."""
    solid = told.get("SolidState")
    return Drive(
        model=str(told.get("MediaName", "")),
        size_bytes=int(told.get("Size", 0)),
        rotating=None if solid is None else not solid,
        removable=bool(told.get("RemovableMedia", False)),
        failing=_VERDICTS.get(str(told.get("SMARTStatus"))),
    )
