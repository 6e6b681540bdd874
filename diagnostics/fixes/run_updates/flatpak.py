"""Programs that the person installed by Flatpak for themselves, which need no rights.

What it puts on the disk takes effect in one move at the end of each program, so that whatever ends
it leaves the version before.
"""

from __future__ import annotations

import re

from diagnostics.fixes.run_updates.source import LOOK, PATIENCE, Ended, Source, Tell, Waiting, ran
from diagnostics.fixes.steps import worked
from diagnostics.system import Machine
from diagnostics.text import text

_LIST = ("flatpak", "remote-ls", "--user", "--updates", "--columns=application,download-size")
_UPDATE = ("flatpak", "update", "--user", "--noninteractive", "--assumeyes")
# g_format_size puts a no-break space before the unit: org.gnome.Maps<tab>12.3 MB
_SIZE = re.compile(r"\t\D{0,2}(\d{1,6}(?:\.\d)?)\s(bytes?|kB|MB|GB)$")
_UNITS = {"byte": 1, "bytes": 1, "kB": 10**3, "MB": 10**6, "GB": 10**9}


def find(machine: Machine) -> Waiting | None:
    """Ask where the programs came from what is new there."""
    told = ran(machine, *_LIST, limit=LOOK)
    return waiting(told.out) if told is not None and told.code == 0 else None


def waiting(printed: str) -> Waiting | None:
    """One line for each that waits."""
    lines = [line for line in printed.splitlines() if line.strip()]
    if not lines:
        return None
    return Waiting(count=len(lines), bytes=sum(map(_size, lines)))


def _size(line: str) -> int:
    found = _SIZE.search(line)
    return round(float(found[1]) * _UNITS[found[2]]) if found else 0


def install(machine: Machine, tell: Tell) -> Ended:
    """Update all of them; there is no safe point in between."""
    tell(0.0, True)
    return Ended.INSTALLED if worked(machine, *_UPDATE, limit=PATIENCE) else Ended.FAILED


SOURCE = Source(
    id="own_programs", title=text("Updates of your own programs"), find=find, install=install
)
