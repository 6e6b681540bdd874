"""Whom and what the names on this computer are: read to take them out of all that leaves it."""

from __future__ import annotations

from diagnostics.facts.identities_here import linux, macos, windows
from diagnostics.facts.identities_here.model import IdentitiesHere
from diagnostics.model import Fact, Goes, Topic
from diagnostics.system import Platform

__all__ = ["FACT", "IdentitiesHere"]

FACT = Fact(
    id="identities_here",
    topic=Topic.BALIE,
    limit=3.0,
    goes=Goes.NEVER,
    readers={
        Platform.LINUX: linux.read,
        Platform.MACOS: macos.read,
        Platform.WINDOWS: windows.read,
    },
)
