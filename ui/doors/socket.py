"""A door that is a Unix datagram socket: one word a message, and no connection to look after."""

from __future__ import annotations

import socket
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QSocketNotifier

SHOW = b"show"

_PAUSE = 0.05


class SocketDoor(QObject):
    """Calls `show` for each message that is the one word; everything else is dropped."""

    def __init__(self, address: str, show: Callable[[], None]) -> None:
        super().__init__()
        self._show = show
        self._path = Path(address)
        # What a crashed Balie left; a living one would hold the lock.
        self._path.unlink(missing_ok=True)
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self._socket.setblocking(False)
        self._socket.bind(address)
        self._path.chmod(0o600)
        self._notifier = QSocketNotifier(self._socket.fileno(), QSocketNotifier.Type.Read)
        self._notifier.activated.connect(self._answer)

    def close(self) -> None:
        """Listen no more."""
        self._notifier.setEnabled(False)
        self._socket.close()
        self._path.unlink(missing_ok=True)

    def _answer(self) -> None:
        # One byte more than the word, so that a longer message is not taken for it.
        if self._socket.recv(len(SHOW) + 1) == SHOW:
            self._show()


def knock_at(address: str, limit: float) -> bool:
    """See `ui.doors.knock`; a message that is taken in will be read."""
    deadline = time.monotonic() + limit
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as caller:
        caller.settimeout(limit)
        while time.monotonic() < deadline:
            try:
                caller.sendto(SHOW, address)
            except (FileNotFoundError, ConnectionRefusedError):
                time.sleep(_PAUSE)
            else:
                return True
    return False
