"""A desktop's settings portal (org.freedesktop.portal.Settings) that changes its mind on command.

Each line on standard input is a namespace, a key and a number, told to whoever listens on the
session bus as the real portal would.
"""

from __future__ import annotations

import sys

from PySide6.QtCore import QCoreApplication, QSocketNotifier
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusVariant

PATH = "/org/freedesktop/portal/desktop"


def main() -> int:
    """Run until standard input ends; says "ready" once it has the portal's name."""
    app = QCoreApplication([])
    bus = QDBusConnection.sessionBus()
    if not bus.registerService("org.freedesktop.portal.Desktop"):
        return 1
    notifier = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
    notifier.activated.connect(lambda: _next(app, bus))
    print("ready", flush=True)
    return app.exec()


def _next(app: QCoreApplication, bus: QDBusConnection) -> None:
    words = sys.stdin.readline().split()
    if not words:
        app.quit()
        return
    namespace, key, value = words
    signal = QDBusMessage.createSignal(PATH, "org.freedesktop.portal.Settings", "SettingChanged")
    signal.setArguments([namespace, key, QDBusVariant(int(value))])
    bus.send(signal)


if __name__ == "__main__":
    sys.exit(main())
