"""Linux by os-release(5) and the kernel's own files."""

from __future__ import annotations

import platform
import shlex

from diagnostics.facts.operating_system.model import OperatingSystem
from diagnostics.facts.operating_system.support import last_day, supported
from diagnostics.system import Machine


def read(machine: Machine) -> OperatingSystem:
    """Read /etc/os-release, which every distribution has."""
    told = os_release(machine.read("/etc/os-release"))
    maker, release = told.get("ID", ""), told.get("VERSION_ID", "")
    system = OperatingSystem(
        name=told.get("NAME", "Linux"),
        version=told.get("VERSION") or release,
        build=told.get("BUILD_ID", ""),
        kernel=machine.read("/proc/sys/kernel/osrelease").strip(),
        architecture=platform.machine(),
    )
    return supported(system, told.get("SUPPORT_END") or last_day(maker, release), machine.now())


def os_release(content: str) -> dict[str, str]:
    """Its values by name; they are quoted as for a shell, and what is not is left out."""
    found: dict[str, str] = {}
    for line in content.splitlines():
        name, equals, value = line.partition("=")
        if equals and not name.startswith("#"):
            try:
                found[name] = " ".join(shlex.split(value))
            except ValueError:
                continue
    return found
