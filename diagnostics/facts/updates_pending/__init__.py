"""Which updates are known to wait for this computer."""

from __future__ import annotations

from diagnostics.facts.updates_pending import linux, macos, windows
from diagnostics.facts.updates_pending.model import UpdatesPending
from diagnostics.model import Fact, Topic
from diagnostics.system import Platform

__all__ = ["FACT", "UpdatesPending"]

FACT = Fact(
    id="updates_pending",
    topic=Topic.UPDATES,
    limit=3.0,
    readers={
        Platform.LINUX: linux.read,
        Platform.MACOS: macos.read,
        Platform.WINDOWS: windows.read,
    },
    stamp=linux.stamp,
)
