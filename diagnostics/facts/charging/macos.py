"""Charging as macOS keeps it in the I/O registry (`AppleSmartBattery`)."""

from __future__ import annotations

from typing import Any

from diagnostics.facts.battery.model import ratio
from diagnostics.facts.charging.model import Charging, Flow
from diagnostics.facts.commands import answer
from diagnostics.facts.plists import plist
from diagnostics.system import Machine


def read(machine: Machine) -> Charging:
    """Ask ioreg for a plist (`-a`); a Mac without a battery prints nothing."""
    printed = answer(machine, "ioreg", "-a", "-r", "-c", "AppleSmartBattery", limit=1.0)
    if not printed.strip():
        return Charging(plugged=True, flow=Flow.NO_BATTERY)
    return charging(plist(printed)[0])


def charging(entry: dict[str, Any]) -> Charging:
    """`Amperage` in mA is negative while the battery gives more than the charger does."""
    plugged = bool(entry.get("ExternalConnected"))
    return Charging(
        plugged=plugged,
        flow=_flow(entry, plugged=plugged),
        level_ratio=ratio(entry.get("CurrentCapacity"), entry.get("MaxCapacity")) or 0.0,
        charger_watts=entry.get("AdapterDetails", {}).get("Watts"),
    )


def _flow(entry: dict[str, Any], *, plugged: bool) -> Flow:
    if entry.get("IsCharging"):
        return Flow.CHARGING
    if not plugged or _signed(entry.get("Amperage", 0)) < 0:
        return Flow.DRAINING
    return Flow.FULL if entry.get("FullyCharged") else Flow.HELD


def _signed(milliamperes: int) -> int:
    """Written as a number without a sign, in 64 bits."""
    return milliamperes - (1 << 64) if milliamperes >= 1 << 63 else milliamperes
