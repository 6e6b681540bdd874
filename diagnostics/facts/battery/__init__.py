"""How full and how worn the battery is."""

from __future__ import annotations

from diagnostics.facts.battery import linux, macos, windows
from diagnostics.facts.battery.model import Battery, Power
from diagnostics.model import Fact, Topic
from diagnostics.system import Platform

__all__ = ["FACT", "Battery", "Power"]

FACT = Fact(
    id="battery",
    topic=Topic.POWER,
    limit=3.0,
    readers={
        Platform.LINUX: linux.read,
        Platform.MACOS: macos.read,
        Platform.WINDOWS: windows.read,
    },
)
