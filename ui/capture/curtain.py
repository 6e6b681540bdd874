"""Takes Balie's own windows off the screen while a picture of it is taken, and puts them back.

A window that is hidden has not gone yet: those below have to paint what it covered, and some
desktops let it fade. No event tells the end of that, so its place is looked at until it rests.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QRect, QTimer
from PySide6.QtGui import QGuiApplication, QImage, Qt
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

_LOOK_MS = 60

# A film below never rests; then it is the picture as it is.
_MOST_LOOKS = 20

# Where nothing can be looked at (Wayland): longer than the desktops let windows fade.
_BLIND_MS = 350


class Curtain(QObject):
    """`look` says whether programs may look at the screen here."""

    def __init__(self, parent: QObject, *, look: bool) -> None:
        super().__init__(parent)
        self._hidden: list[QWidget] = []
        self._looks = look
        self._covered: list[QImage] = []
        self._seen: list[QImage] = []
        self._left = _MOST_LOOKS
        self._timer = QTimer(self, interval=_LOOK_MS if look else _BLIND_MS)
        self._timer.timeout.connect(self._look)

    def open(self, then: Callable[[], None]) -> None:
        """Hide every window, and call `then` once they are gone: at once where there is none."""
        QToolTip.hideText()
        self._then = then
        self._hidden = own_windows()
        if not self._hidden:
            then()
            return
        self._covered = self._seen = self._grab()
        for window in self._hidden:
            window.hide()
        self._timer.start()

    def close(self) -> None:
        """Bring the windows back as they were."""
        self._timer.stop()
        for window in self._hidden:
            window.show()
            window.raise_()
            window.activateWindow()
        self._hidden = []

    def _look(self) -> None:
        before, self._seen = self._seen, self._grab()
        self._left -= 1
        rests = self._seen == before and self._seen != self._covered
        if rests or not self._looks or not self._left:
            self._timer.stop()
            self._then()

    def _grab(self) -> list[QImage]:
        return [_look_at(w.geometry()) for w in self._hidden] if self._looks else []


def own_windows() -> list[QWidget]:
    """Balie's windows on the screen; its icon in the tray is none, and stays."""
    aside = Qt.WindowType.X11BypassWindowManagerHint
    windows = QApplication.topLevelWidgets()
    return [w for w in windows if w.isVisible() and not w.windowFlags() & aside]


def _look_at(place: QRect) -> QImage:
    screen = QGuiApplication.screenAt(place.center()) or QGuiApplication.primaryScreen()
    corner = place.topLeft() - screen.geometry().topLeft()
    return screen.grabWindow(0, corner.x(), corner.y(), place.width(), place.height()).toImage()
