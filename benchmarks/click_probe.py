"""Clicks Balie's tray icon from inside and prints how long its window takes to be painted, in ms.

Prints "window 61.2" when the frame, header and search field are painted, "content 92.1" when what
the home page shows is; once for the first click, which builds the window, and once for a later one.
Inside the program, because nothing outside can see when a paint is done; the click is the very
signal that the tray sends.
"""

from __future__ import annotations

import os
import sys
import time

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QSystemTrayIcon, QWidget

from ui.app import Program
from ui.instance import Instance, session_folder, session_name
from ui.options import parse

CLICK = QSystemTrayIcon.ActivationReason.Trigger
# The first look at the computer is over by then, as it is when people click.
SETTLE_MS = 6000
BETWEEN_MS = 1500


class Watch(QObject):
    """Clicks twice and tells what is painted when."""

    def __init__(self, icon: QSystemTrayIcon) -> None:
        super().__init__()
        self._icon = icon
        self._rounds = 2
        self._clicked = 0.0
        self._awaited = ""
        QTimer.singleShot(SETTLE_MS, self.click)

    def click(self) -> None:
        """Click the icon; the paints are noted from then on."""
        self._rounds -= 1
        self._awaited = "window"
        self._clicked = time.perf_counter()
        self._icon.activated.emit(CLICK)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """See whether what is painted is what is awaited."""
        if self._awaited and event.type() is QEvent.Type.Paint and isinstance(watched, QWidget):
            # The event comes before the paint; the loop is free again once all is painted.
            name = type(watched).__name__
            if self._awaited == "window" and name == "Window":
                QTimer.singleShot(0, lambda: self._tell("window", "content"))
            elif self._awaited == "content" and name == "Overview":
                QTimer.singleShot(0, lambda: self._tell("content", ""))
        return False

    def _tell(self, painted: str, then: str) -> None:
        if self._awaited != painted:
            return
        print(painted, round((time.perf_counter() - self._clicked) * 1000, 1), flush=True)
        self._awaited = then
        if not then and self._rounds:
            QTimer.singleShot(BETWEEN_MS // 2, lambda: self._icon.activated.emit(CLICK))
            QTimer.singleShot(BETWEEN_MS, self.click)
        elif not then:
            QTimer.singleShot(0, QApplication.quit)


def main() -> None:
    """Run Balie, watched."""
    app = QApplication(["balie"])
    app.setQuitOnLastWindowClosed(False)
    instance = Instance(session_name(os.environ), session_folder())
    instance.claim()
    program = Program(app, instance, parse(["--background", *sys.argv[1:]]))
    watch = Watch(program._tray._icon)
    app.installEventFilter(watch)
    app.exec()
    program.close()
    instance.give_up()


if __name__ == "__main__":
    main()
