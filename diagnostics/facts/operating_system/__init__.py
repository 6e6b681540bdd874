"""Which operating system runs, in which version, and how long its maker mends it."""

from __future__ import annotations

from diagnostics.facts.operating_system import linux, macos, windows
from diagnostics.facts.operating_system.model import OperatingSystem
from diagnostics.model import Fact, Topic
from diagnostics.system import Platform

__all__ = ["FACT", "OperatingSystem"]

FACT = Fact(
    id="operating_system",
    topic=Topic.SYSTEM,
    limit=2.0,
    readers={
        Platform.LINUX: linux.read,
        Platform.MACOS: macos.read,
        Platform.WINDOWS: windows.read,
    },
)
