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


# The widget whose paint shows that it is there.
_SHOWS = {"": "", "window": "Window", "content": "Overview"}


class Watch(QObject):
    """Clicks twice and tells what is painted when."""

    def __init__(self, icon: QSystemTrayIcon) -> None:
        super().__init__()
        self._icon = icon
        self._rounds = 2
        self._clicked = 0.0
        self._awaited = ""
        self._painting = False
        QTimer.singleShot(SETTLE_MS, self.click)

    def click(self) -> None:
        """Click the icon; the paints are noted from then on."""
        self._rounds -= 1
        self._awaited = "window"
        self._clicked = time.perf_counter()
        self._icon.activated.emit(CLICK)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """See whether what is painted is what is awaited."""
        if event.type() is QEvent.Type.Paint:
            shown = isinstance(watched, QWidget) and type(watched).__name__ == _SHOWS[self._awaited]
            self._painting = self._painting or shown
        elif self._painting:
            # Paints come together; what comes after them comes when all of it is on the screen.
            self._painting = False
            self._tell()
        return False

    def _tell(self) -> None:
        print(self._awaited, round((time.perf_counter() - self._clicked) * 1000, 1), flush=True)
        self._awaited = "content" if self._awaited == "window" else ""
        if self._awaited:
            return
        if self._rounds:
            QTimer.singleShot(BETWEEN_MS // 2, lambda: self._icon.activated.emit(CLICK))
            QTimer.singleShot(BETWEEN_MS, self.click)
        else:
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
