"""Windows by its own key in the registry, the one that winver shows."""

from __future__ import annotations

import platform

from diagnostics.facts.commands import answer, registry_values
from diagnostics.facts.operating_system.model import OperatingSystem
from diagnostics.facts.operating_system.support import last_day, supported
from diagnostics.system import Machine

_KEY = r"HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion"
# The first build of Windows 11, which calls itself Windows 10 here.
_ELEVEN = 22000


def read(machine: Machine) -> OperatingSystem:
    """Read name, version and build; the last number is the monthly update."""
    told = registry_values(answer(machine, "reg", "query", _KEY, limit=1.0))
    build = told.get("CurrentBuild", "")
    name = told.get("ProductName", "Windows")
    if build.isdecimal() and int(build) >= _ELEVEN:
        name = name.replace("Windows 10", "Windows 11")
    update = told.get("UBR", "0x0")
    system = OperatingSystem(
        name=name,
        version=told.get("DisplayVersion", ""),
        build=f"{build}.{int(update, 16)}" if update.startswith("0x") else build,
        kernel=told.get("CurrentVersion", ""),
        architecture=platform.machine(),
    )
    return supported(system, last_day("windows", build), machine.now())
