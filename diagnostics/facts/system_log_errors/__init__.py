"""How many errors the system logged in the last day, and which programs logged them."""

from __future__ import annotations

from diagnostics.facts.system_log_errors import linux, macos, windows
from diagnostics.facts.system_log_errors.model import MOST, Source, SystemLogErrors
from diagnostics.model import Fact, Topic
from diagnostics.system import Platform

__all__ = ["FACT", "MOST", "Source", "SystemLogErrors"]

FACT = Fact(
    id="system_log_errors",
    topic=Topic.SYSTEM,
    limit=3.0,
    readers={
        Platform.LINUX: linux.read,
        Platform.MACOS: macos.read,
        Platform.WINDOWS: windows.read,
    },
)
