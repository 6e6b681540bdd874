"""When updates were last installed, and which of them failed half way."""

from __future__ import annotations

from diagnostics.facts.update_history import linux, macos, windows
from diagnostics.facts.update_history.model import UpdateHistory
from diagnostics.model import Fact, Topic
from diagnostics.system import Platform

__all__ = ["FACT", "UpdateHistory"]

FACT = Fact(
    id="update_history",
    topic=Topic.UPDATES,
    limit=3.0,
    readers={
        Platform.LINUX: linux.read,
        Platform.MACOS: macos.read,
        Platform.WINDOWS: windows.read,
    },
    stamp=linux.stamp,
)
