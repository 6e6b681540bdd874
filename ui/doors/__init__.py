"""The door between two starts of Balie: the second knocks, and the first shows its window.

Each system has a kind that is open to this person only: a pipe on Windows, a socket in a private
folder elsewhere. Qt's local sockets would serve both, at 2.7 MB in a program that nobody should
notice (`make bench`).
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Protocol

# Seconds that the first instance gets to come to the door; it may have been started just now.
LIMIT = 3.0


class Door(Protocol):
    """Open until it is closed."""

    def close(self) -> None:
        """Listen no more."""


def open_door(address: str, show: Callable[[], None]) -> Door:
    """Call `show` whenever a later start knocks at `address`."""
    if sys.platform == "win32":
        from ui.doors.pipe import PipeDoor

        return PipeDoor(address, show)
    from ui.doors.socket import SocketDoor

    return SocketDoor(address, show)


def knock(address: str, limit: float | None = None) -> bool:
    """Have the first instance show its window; False where nobody is in for LIMIT seconds.

    Raises TimeoutError where somebody is in but does not answer.
    """
    if sys.platform == "win32":
        from ui.doors.pipe import knock_at
    else:
        from ui.doors.socket import knock_at
    return knock_at(address, LIMIT if limit is None else limit)
