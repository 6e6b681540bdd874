"""The battery as macOS keeps it in the I/O registry (`AppleSmartBattery`)."""

from __future__ import annotations

from typing import Any

from diagnostics.facts.battery.model import Battery, Power, ratio
from diagnostics.facts.commands import answer
from diagnostics.model import CannotTell
from diagnostics.system import Machine
from diagnostics.text import text


def read(machine: Machine) -> Power:
    """Ask ioreg for a plist (`-a`) of the battery; a Mac without one prints nothing."""
    return power(answer(machine, "ioreg", "-a", "-r", "-c", "AppleSmartBattery", limit=1.0))


def power(plist: str) -> Power:
    """Put together what ioreg printed; raises CannotTell where it is not a plist."""
    import plistlib
    from xml.parsers.expat import ExpatError

    if not plist.strip():
        return Power(batteries=(), on_mains=True)
    try:
        entries: list[dict[str, Any]] = plistlib.loads(plist.encode())
    except (ExpatError, ValueError) as error:
        raise CannotTell(text("the record of the battery cannot be read")) from error
    return Power(
        batteries=tuple(_battery(entry) for entry in entries),
        on_mains=any(entry.get("ExternalConnected", False) for entry in entries),
    )


def _battery(entry: dict[str, Any]) -> Battery:
    """Intel's `MaxCapacity` is in mAh; Apple's chips have a percentage there, and mAh elsewhere."""
    full = entry.get("AppleRawMaxCapacity") or entry.get("NominalChargeCapacity")
    if full is None and entry.get("MaxCapacity") != 100:
        full = entry.get("MaxCapacity")
    return Battery(
        level_ratio=ratio(entry.get("CurrentCapacity"), entry.get("MaxCapacity")) or 0.0,
        health_ratio=ratio(full, entry.get("DesignCapacity")),
        cycles=entry.get("CycleCount"),
    )
