"""The door between two starts of Balie: a local socket, open to this person only.

Apart from the lock, as loading Qt's network module would hold the icon up.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtNetwork import QLocalServer, QLocalSocket

SHOW = b"show\n"
SHOWN = b"shown\n"

# Seconds that the first instance gets to come to the door; it may have been started just now.
LIMIT = 3.0

_ATTEMPT_MS = 200

# Who has said nothing for so long will not say it any more.
_PATIENCE_MS = 1000

# More callers at once than anybody is in need of.
_MOST_CALLERS = 4


class Door(QObject):
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

    @property
    def listening(self) -> bool:
        return self._server.isListening()

    def close(self) -> None:
        """Listen no more."""
        self._server.close()

    def _greet(self) -> None:
        caller = self._server.nextPendingConnection()
        caller.setReadBufferSize(len(SHOW))
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


def knock(address: str, limit: float = LIMIT) -> bool:
    """Ask the first to show its window; False where nobody opens for `limit` seconds.

    Raises TimeoutError where somebody opens but does not answer.
    """
    deadline = time.monotonic() + limit
    while time.monotonic() < deadline:
        socket = QLocalSocket()
        socket.connectToServer(address)
        if socket.waitForConnected(_ATTEMPT_MS):
            return _ask(socket, limit)
        time.sleep(_ATTEMPT_MS / 4000)
    return False


def _ask(socket: QLocalSocket, limit: float) -> bool:
    socket.write(SHOW)
    if not socket.waitForReadyRead(int(limit * 1000)):
        raise TimeoutError
    return socket.readAll().data() == SHOWN
