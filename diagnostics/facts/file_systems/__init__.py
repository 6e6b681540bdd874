"""Which file systems are mounted, whether they can be written to, and which hang."""

from __future__ import annotations

from diagnostics.facts.file_systems import linux, macos, windows
from diagnostics.facts.file_systems.model import FileSystem, FileSystems, Use
from diagnostics.model import Fact, Topic
from diagnostics.system import Platform

__all__ = ["FACT", "FileSystem", "FileSystems", "Use"]

FACT = Fact(
    id="file_systems",
    topic=Topic.STORAGE,
    limit=3.0,
    readers={
        Platform.LINUX: linux.read,
        Platform.MACOS: macos.read,
        Platform.WINDOWS: windows.read,
    },
)
