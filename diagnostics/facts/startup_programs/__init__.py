"""Which programs start by themselves when this person signs in, and need not."""

from __future__ import annotations

from diagnostics.facts.startup_programs import linux, macos, windows
from diagnostics.facts.startup_programs.model import Startup, StartupPrograms
from diagnostics.model import Fact, Goes, Topic
from diagnostics.system import Machine, Platform

__all__ = ["FACT", "READERS", "Startup", "StartupPrograms"]

READERS = {
    Platform.LINUX: linux.programs,
    Platform.MACOS: macos.programs,
    Platform.WINDOWS: windows.programs,
}


def _read(machine: Machine) -> StartupPrograms:
    found = READERS[machine.platform](machine)
    return StartupPrograms(names=tuple(sorted(program.name for program in found)))


FACT = Fact(
    id="startup_programs",
    topic=Topic.SYSTEM,
    limit=3.0,
    readers=dict.fromkeys(Platform, _read),
    goes=Goes.BY_CHOICE,
)
