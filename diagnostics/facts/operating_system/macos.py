"""macOS by its own property list of its version."""

from __future__ import annotations

import platform

from diagnostics.facts.operating_system.model import OperatingSystem
from diagnostics.facts.operating_system.support import last_day, supported
from diagnostics.facts.plists import properties
from diagnostics.system import Machine

_VERSION = "/System/Library/CoreServices/SystemVersion.plist"


def read(machine: Machine) -> OperatingSystem:
    """Read the file that sw_vers(1) reads."""
    told = properties(machine.read(_VERSION))
    version = str(told.get("ProductVersion", ""))
    system = OperatingSystem(
        name=str(told.get("ProductName", "macOS")),
        version=version,
        build=str(told.get("ProductBuildVersion", "")),
        kernel=platform.release(),
        architecture=platform.machine(),
    )
    return supported(system, last_day("macos", version.partition(".")[0]), machine.now())
