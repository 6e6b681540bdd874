"""When this computer restarts by itself, whoever planned that; told on Linux only.

systemd keeps it in a file (logind's `ScheduleShutdown`; the file as systemd 252 writes it). Windows
tells nobody what is planned.
"""

from __future__ import annotations

import re
from contextlib import suppress

from diagnostics.system.machine import Machine, Platform

_FILE = "/run/systemd/shutdown/scheduled"
_WHEN = re.compile(r"^USEC=(\d{1,18})$", re.MULTILINE)
_MODE = re.compile(r"^MODE=(reboot|kexec)$", re.MULTILINE)


def planned(machine: Machine) -> float | None:
    """In seconds since the epoch; None where none is planned, or nobody says."""
    if machine.platform is not Platform.LINUX:
        return None
    with suppress(OSError):
        return planned_in(machine.read(_FILE))
    return None


def planned_in(written: str) -> float | None:
    """The same of what systemd wrote; being switched off is no restart."""
    when = _WHEN.search(written)
    return int(when[1]) / 1e6 if when and _MODE.search(written) else None
