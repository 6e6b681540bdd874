"""The ways out of the own network that this computer knows."""

from __future__ import annotations

from diagnostics.facts.routes import linux, macos, windows
from diagnostics.facts.routes.model import Route, preferred
from diagnostics.system import Machine, Platform

__all__ = ["Route", "default_routes", "preferred"]

_READERS = {
    Platform.LINUX: linux.routes,
    Platform.MACOS: macos.routes,
    Platform.WINDOWS: windows.routes,
}


def default_routes(machine: Machine) -> list[Route]:
    """The default routes for IPv4 and IPv6."""
    return _READERS[machine.platform](machine)
