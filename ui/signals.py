"""Ends the program cleanly on SIGINT and SIGTERM.

Python runs its signal handlers only between two of its own instructions, and Qt's loop gives it
none. So the signal is written to a socket that wakes Qt's loop; nothing has to poll.
"""

from __future__ import annotations

import signal
import socket
from collections.abc import Callable

from PySide6.QtCore import QObject, QSocketNotifier


class Signals(QObject):
    """Calls `end` when the system or the person at the terminal wants the program to end."""

    def __init__(self, end: Callable[[], None]) -> None:
        super().__init__()
        self._end = end
        self._read, self._write = socket.socketpair()
        for one in (self._read, self._write):
            one.setblocking(False)
        signal.set_wakeup_fd(self._write.fileno(), warn_on_full_buffer=False)
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda _number, _frame: None)
        self._notifier = QSocketNotifier(self._read.fileno(), QSocketNotifier.Type.Read)
        self._notifier.activated.connect(self._arrived)

    def close(self) -> None:
        """Give the signals back to the system."""
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(-1)
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, signal.SIG_DFL)
        self._read.close()
        self._write.close()

    def _arrived(self) -> None:
        self._read.recv(64)
        self._end()
