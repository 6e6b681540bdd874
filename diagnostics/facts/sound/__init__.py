"""What plays and what records, and whether it is muted."""

from __future__ import annotations

from diagnostics.facts.sound import linux, macos, windows
from diagnostics.facts.sound.model import Endpoint, Sound
from diagnostics.model import Fact, Topic
from diagnostics.system import Platform

__all__ = ["FACT", "Endpoint", "Sound"]

FACT = Fact(
    id="sound",
    topic=Topic.SOUND,
    limit=3.0,
    readers={
        Platform.LINUX: linux.read,
        Platform.MACOS: macos.read,
        Platform.WINDOWS: windows.read,
    },
)
