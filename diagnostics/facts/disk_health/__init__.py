"""What disks tell of their own health."""

from __future__ import annotations

from diagnostics.facts.disk_health import linux, macos, windows
from diagnostics.facts.disk_health.model import DiskHealth, Drive
from diagnostics.model import Fact, Topic
from diagnostics.system import Platform

__all__ = ["FACT", "DiskHealth", "Drive"]

FACT = Fact(
    id="disk_health",
    topic=Topic.STORAGE,
    limit=3.0,
    readers={
        Platform.LINUX: linux.read,
        Platform.MACOS: macos.read,
        Platform.WINDOWS: windows.read,
    },
)
