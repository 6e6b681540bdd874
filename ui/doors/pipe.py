"""A door that is a named pipe, by Qt's local sockets: for Windows, whose Python has none."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtNetwork import QLocalServer, QLocalSocket

SHOW = b"show"
SHOWN = b"shown"

_ATTEMPT_MS = 200
_PAUSE = 0.05

# Who has said nothing for so long will not say it any more.
_PATIENCE_MS = 1000

# More callers at once than anybody is in need of.
_MOST_CALLERS = 4


class PipeDoor(QObject):
    """Listens for later starts of this same person, and trusts them no further than one word."""

    def __init__(self, address: str, show: Callable[[], None]) -> None:
        super().__init__()
        self._show = show
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.setMaxPendingConnections(_MOST_CALLERS)
        self._server.newConnection.connect(self._greet)
        # What a crashed Balie left; a living one would hold the lock.
        QLocalServer.removeServer(address)
        self._server.listen(address)

    def close(self) -> None:
        """Listen no more."""
        self._server.close()

    def _greet(self) -> None:
        caller = self._server.nextPendingConnection()
        caller.setReadBufferSize(len(SHOW) + 1)
        caller.readyRead.connect(lambda: self._listen_to(caller))
        caller.disconnected.connect(caller.deleteLater)
        QTimer.singleShot(_PATIENCE_MS, caller, caller.abort)

    def _listen_to(self, caller: QLocalSocket) -> None:
        """Whoever says anything else than the one word is shown out."""
        if caller.bytesAvailable() < len(SHOW):
            return
        if caller.readAll().data() == SHOW:
            self._show()
            caller.write(SHOWN)
            caller.flush()
        caller.disconnectFromServer()


def knock_at(address: str, limit: float) -> bool:
    """See `ui.doors.knock`."""
    deadline = time.monotonic() + limit
    while time.monotonic() < deadline:
        caller = QLocalSocket()
        caller.connectToServer(address)
        if caller.waitForConnected(_ATTEMPT_MS):
            return _ask(caller, limit)
        time.sleep(_PAUSE)
    return False


def _ask(caller: QLocalSocket, limit: float) -> bool:
    caller.write(SHOW)
    if not caller.waitForReadyRead(int(limit * 1000)):
        raise TimeoutError
    return caller.readAll().data() == SHOWN
