"""Where the windows of other programs are, which Qt does not tell; asked for once a picture.

X11 only: `xprop` names the windows in the order in which they lie, `xwininfo` says where each is.
"""

from __future__ import annotations

import re
import time

from PySide6.QtCore import QRect

from diagnostics.system import Machine, ProgramMissing, ProgramTimedOut

# Seconds that all windows together may take, and how many of those on top are asked about.
_LIMIT = 1.0
_MOST = 30

_NUMBER = re.compile(r"0x[0-9a-f]{1,8}")
_CORNER = re.compile(r"Absolute upper-left (X|Y):\s+(-?\d{1,5})$", re.MULTILINE)
_SIZE = re.compile(r"^\s+(Width|Height):\s+(\d{1,5})$", re.MULTILINE)
_EXTENTS = re.compile(
    r"^\s+Frame extents:\s+(\d{1,4}), (\d{1,4}), (\d{1,4}), (\d{1,4})$", re.MULTILINE
)


def open_windows(machine: Machine) -> list[QRect]:
    """The windows that can be seen, with their frames, from the top; in X11's own pixels.

    Empty where nobody knows: no window manager that tells, or no such programs.
    """
    deadline = time.monotonic() + _LIMIT
    listed = _ran(machine, _LIMIT, "xprop", "-root", "_NET_CLIENT_LIST_STACKING")
    numbers = _NUMBER.findall(listed)[::-1][:_MOST]
    found = (_ask(machine, number, deadline) for number in numbers)
    return [place for place in found if place is not None]


def place_of(told: str) -> QRect | None:
    """Where a window is by what `xwininfo -stats -wm` prints; None where it is not to be seen."""
    corner = {axis: int(value) for axis, value in _CORNER.findall(told)}
    size = {side: int(value) for side, value in _SIZE.findall(told)}
    if "Map State: IsViewable" not in told or len(corner) != 2 or len(size) != 2:
        return None
    place = QRect(corner["X"], corner["Y"], size["Width"], size["Height"])
    if extents := _EXTENTS.search(told):
        left, right, top, bottom = map(int, extents.groups())
        return place.adjusted(-left, -top, right, bottom)
    return place


def _ask(machine: Machine, number: str, deadline: float) -> QRect | None:
    left = deadline - time.monotonic()
    if left <= 0:
        return None
    return place_of(_ran(machine, left, "xwininfo", "-id", number, "-stats", "-wm"))


def _ran(machine: Machine, limit: float, *argv: str) -> str:
    try:
        return machine.run(*argv, limit=limit).out
    except (ProgramMissing, ProgramTimedOut):
        return ""
