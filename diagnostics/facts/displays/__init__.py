"""Which screens are connected, how sharp they are, and what draws on them."""

from __future__ import annotations

from diagnostics.facts.displays import linux, macos, windows
from diagnostics.facts.displays.model import Display, Displays
from diagnostics.model import Fact, Topic
from diagnostics.system import Platform

__all__ = ["FACT", "Display", "Displays"]

FACT = Fact(
    id="displays",
    topic=Topic.DISPLAYS,
    limit=3.0,
    readers={
        Platform.LINUX: linux.read,
        Platform.MACOS: macos.read,
        Platform.WINDOWS: windows.read,
    },
)
