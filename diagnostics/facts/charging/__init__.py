"""Whether the charger charges the battery."""

from __future__ import annotations

from diagnostics.facts.charging import linux, macos, windows
from diagnostics.facts.charging.model import Charging, Flow
from diagnostics.model import Fact, Topic
from diagnostics.system import Platform

__all__ = ["FACT", "Charging", "Flow"]

FACT = Fact(
    id="charging",
    topic=Topic.POWER,
    limit=3.0,
    readers={
        Platform.LINUX: linux.read,
        Platform.MACOS: macos.read,
        Platform.WINDOWS: windows.read,
    },
)
