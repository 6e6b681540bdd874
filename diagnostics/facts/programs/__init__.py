"""Which programs use most of the memory and of the processor."""

from __future__ import annotations

from diagnostics.facts.programs import linux, others
from diagnostics.facts.programs.model import Program, Programs
from diagnostics.model import Fact, Goes, Topic
from diagnostics.system import Platform

__all__ = ["FACT", "Program", "Programs"]

FACT = Fact(
    id="programs",
    topic=Topic.PROGRAMS,
    limit=3.0,
    goes=Goes.BY_CHOICE,
    readers={
        Platform.LINUX: linux.read,
        Platform.MACOS: others.read,
        Platform.WINDOWS: others.read,
    },
)
