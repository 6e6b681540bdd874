"""A desktop's screenshot portal (org.freedesktop.portal.Screenshot) with an answer made up before.

Arguments: a response code and the address of a picture, or "silent", or "denied". Prints "ready",
then a line for each call: its options as JSON, and "closed" for a request that is given up.
"""

from __future__ import annotations

import json
import sys
from typing import Any

from PySide6.QtCore import ClassInfo, QCoreApplication, QObject, Signal, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusObjectPath

PATH = "/org/freedesktop/portal/desktop"

# PySide's stubs know neither that an interface has dots in its name nor the names of Qt's types.
interface: Any = ClassInfo
signal: Any = Signal


@interface({"D-Bus Interface": "org.freedesktop.portal.Request"})
class Request(QObject):
    """What a caller listens to for the answer."""

    Response = signal("uint", "QVariantMap")

    @Slot()
    def Close(self) -> None:
        print("closed", flush=True)


@interface({"D-Bus Interface": "org.freedesktop.portal.Screenshot"})
class Screenshot(QObject):
    """Answers every call in the same way."""

    def __init__(self, answer: list[str]) -> None:
        super().__init__()
        self._answer = answer
        self._requests: list[Request] = []

    @Slot(str, "QVariantMap", "QDBusMessage", result=QDBusObjectPath)
    def Screenshot(
        self, _parent: str, options: dict[str, object], call: QDBusMessage
    ) -> QDBusObjectPath:
        print(json.dumps(options), flush=True)
        bus = QDBusConnection.sessionBus()
        if self._answer == ["denied"]:
            call.setDelayedReply(True)
            error = call.createErrorReply("org.freedesktop.DBus.Error.AccessDenied", "no")
            bus.send(error)
            return QDBusObjectPath("/")
        sender = call.service().removeprefix(":").replace(".", "_")
        path = f"{PATH}/request/{sender}/{options['handle_token']}"
        request = Request()
        self._requests.append(request)
        bus.registerObject(path, request, QDBusConnection.RegisterOption.ExportAllContents)
        if self._answer != ["silent"]:
            code, uri = self._answer
            # Before the call has its answer: a portal may be as quick as that.
            request.Response.emit(int(code), {"uri": uri} if uri else {})
        return QDBusObjectPath(path)


def main() -> int:
    """Run until it is ended."""
    app = QCoreApplication([])
    bus = QDBusConnection.sessionBus()
    portal = Screenshot(sys.argv[1:])
    slots = QDBusConnection.RegisterOption.ExportAllSlots
    bus.registerObject(PATH, portal, slots)
    if not bus.registerService("org.freedesktop.portal.Desktop"):
        return 1
    print("ready", flush=True)
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
