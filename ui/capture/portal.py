"""Asks the desktop itself for a picture, as Wayland wants it (org.freedesktop.portal.Screenshot).

The desktop may ask the person first. It answers by a signal on an object whose name is known
beforehand, so that no answer can come before somebody listens.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher

from assistant.errors import Trouble
from ui.capture.troubles import NO_PORTAL, REFUSED, SILENT, STOPPED

SERVICE = "org.freedesktop.portal.Desktop"
PATH = "/org/freedesktop/portal/desktop"
_REQUEST = "org.freedesktop.portal.Request"
# PySide's stubs ask for bytes, which PySide itself then refuses.
_SLOT: Any = "1answered(uint,QVariantMap)"

# The portal says at once that it is at it. The person it asks may need a while to choose.
_CALL_MS = 10_000
ANSWER_MS = 2 * 60 * 1000

_CANCELLED = 1


class Portal(QObject):
    """One question on `bus`; `on_file` gets the address of the picture, a "file:" URI."""

    def __init__(
        self,
        parent: QObject,
        bus: QDBusConnection,
        on_file: Callable[[str], object],
        on_trouble: Callable[[Trouble], object],
        patience_ms: int = ANSWER_MS,
    ) -> None:
        super().__init__(parent)
        self._bus = bus
        self._on_file = on_file
        self._on_trouble = on_trouble
        self._path = ""
        self._patience = QTimer(self, singleShot=True, interval=patience_ms)
        self._patience.timeout.connect(self._give_up)

    def ask(self, *, interactive: bool) -> None:
        """Ask once; `interactive` has the desktop let the person choose what is in it."""
        if not self._bus.isConnected():
            self._on_trouble(NO_PORTAL)
            return
        token = f"balie{secrets.token_hex(8)}"
        sender = self._bus.baseService().removeprefix(":").replace(".", "_")
        self._listen(f"{PATH}/request/{sender}/{token}")
        call = QDBusMessage.createMethodCall(
            SERVICE, PATH, "org.freedesktop.portal.Screenshot", "Screenshot"
        )
        call.setArguments(["", {"handle_token": token, "interactive": interactive}])
        watcher = QDBusPendingCallWatcher(self._bus.asyncCall(call, _CALL_MS), self)
        watcher.finished.connect(self._called)
        self._patience.start()

    def _listen(self, path: str) -> None:
        self._path = path
        self._bus.connect(SERVICE, path, _REQUEST, "Response", self, _SLOT)

    def _called(self, watcher: QDBusPendingCallWatcher) -> None:
        if watcher.isError() and self._path:
            denied = watcher.error().name().endswith(".AccessDenied")
            self._end()
            self._on_trouble(REFUSED if denied else NO_PORTAL)
        watcher.deleteLater()

    @Slot("uint", "QVariantMap")
    def answered(self, code: int, results: dict[str, object]) -> None:
        """The desktop's answer: 0 and where the picture is, or why there is none."""
        if not self._path:
            return
        self._end()
        uri = results.get("uri")
        if code == 0 and isinstance(uri, str):
            self._on_file(uri)
        else:
            self._on_trouble(STOPPED if code == _CANCELLED else REFUSED)

    def _give_up(self) -> None:
        close = QDBusMessage.createMethodCall(SERVICE, self._path, _REQUEST, "Close")
        self._bus.send(close)
        self._end()
        self._on_trouble(SILENT)

    def _end(self) -> None:
        self._patience.stop()
        self._bus.disconnect(SERVICE, self._path, _REQUEST, "Response", self, _SLOT)
        self._path = ""
