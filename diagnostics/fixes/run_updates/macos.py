"""Apple's own updates by softwareupdate(8); not tried on a real one.

An update of macOS itself wants a password and a restart, which only the system's settings can ask
for (Apple's page "Use device management to deploy software updates").
"""

from __future__ import annotations

import re

from diagnostics.fixes.run_updates.source import LOOK, PATIENCE, Ended, Source, Tell, Waiting, ran
from diagnostics.fixes.steps import worked
from diagnostics.system import Machine
from diagnostics.text import text

# Below "* Label: …":   Title: Safari, Version: 17.1, Size: 152340KiB, Recommended: YES,
_UPDATE = re.compile(r"^\s+Title: .*?Size: (\d{1,12})KiB, Recommended: YES", re.MULTILINE)
_SETTINGS = "x-apple.systempreferences:com.apple.Software-Update-Settings.extension"


def find(machine: Machine) -> Waiting | None:
    """Ask Apple what waits."""
    told = ran(machine, "softwareupdate", "--list", limit=LOOK)
    return waiting(told.out) if told is not None and told.code == 0 else None


def waiting(printed: str) -> Waiting | None:
    """What is recommended, with its size."""
    sizes = [int(size) * 1024 for size in _UPDATE.findall(printed)]
    return Waiting(count=len(sizes), bytes=sum(sizes)) if sizes else None


def install(machine: Machine, tell: Tell) -> Ended:
    """Install what needs no password; where something does, the system's settings are opened."""
    tell(0.0, True)
    done = worked(machine, "softwareupdate", "--install", "--recommended", limit=PATIENCE)
    if done and find(machine) is None:
        return Ended.INSTALLED
    return Ended.HANDED_ON if worked(machine, "open", _SETTINGS) else Ended.FAILED


SOURCE = Source(id="computer", title=text("Updates of the computer"), find=find, install=install)
