"""Whether somebody sees or steers this computer from afar now, or could."""

from __future__ import annotations

from diagnostics.facts.remote_access import linux, netstat
from diagnostics.facts.remote_access.model import KNOWN, RemoteAccess
from diagnostics.model import Fact, Topic
from diagnostics.system import Platform

__all__ = ["FACT", "KNOWN", "RemoteAccess"]

FACT = Fact(
    id="remote_access",
    topic=Topic.REMOTE,
    limit=2.0,
    readers={
        Platform.LINUX: linux.read,
        Platform.MACOS: netstat.read,
        Platform.WINDOWS: netstat.read,
    },
)
