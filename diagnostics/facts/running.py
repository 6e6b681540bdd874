"""What readers of Linux share about services: what systemd shows without a program being asked."""

from __future__ import annotations

from contextlib import suppress

from diagnostics.model import CannotTell
from diagnostics.system import Machine
from diagnostics.text import text

# systemd's control groups: version 2 of the kernel's interface, and version 1.
_SLICES = ("/sys/fs/cgroup/system.slice", "/sys/fs/cgroup/systemd/system.slice")
_BOOTED = "/run/systemd/system"
_SERVICE = ".service"


def services(machine: Machine) -> frozenset[str]:
    """The names of the services that run now, without ".service"; raises CannotTell."""
    for place in _SLICES:
        with suppress(OSError):
            names = machine.names(place)
            return frozenset(n.removesuffix(_SERVICE) for n in names if n.endswith(_SERVICE))
    raise CannotTell(text("this system does not show which services run"))


def must_have_systemd(machine: Machine) -> None:
    """Raises CannotTell where systemd did not start this system; see sd_booted(3)."""
    try:
        machine.names(_BOOTED)
    except OSError:
        raise CannotTell(text("this system does not show which services run")) from None
