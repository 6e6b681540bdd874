"""Room for a picture: the window is as narrow as a telephone, and a screen is wide."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QWidget

from ui.placement import GAP

# A whole screen is readable in this, and the desktop below it still seen.
WANTED = QSize(1080, 780)


class Room:
    """Makes a window larger while a picture is worked on, and as it was afterwards."""

    def __init__(self) -> None:
        self._before: QRect | None = None
        self._size = QSize()

    def make(self, window: QWidget) -> None:
        """Enlarge `window`, once, unless it fills the screen."""
        if self._before is not None or window.isMaximized() or window.isFullScreen():
            return
        self._before = window.geometry()
        window.setGeometry(enlarged(self._before, window.screen().availableGeometry()))
        self._size = window.size()

    def give_back(self, window: QWidget) -> None:
        """Make it as it was; a size that the person gave it meanwhile stays."""
        if self._before is not None and window.size() == self._size:
            window.setGeometry(self._before)
        self._before = None


def enlarged(place: QRect, room: QRect) -> QRect:
    """A window at `place` grown to WANTED, as far as `room` goes; it moves as little as it must."""
    most = room.size() - QSize(2 * GAP, 2 * GAP)
    size = WANTED.boundedTo(most).expandedTo(place.size())
    grown = QRect(QPoint(0, 0), size)
    grown.moveCenter(place.center())
    left = min(grown.left(), room.left() + room.width() - GAP - size.width())
    top = min(grown.top(), room.top() + room.height() - GAP - size.height())
    grown.moveTo(max(left, room.left() + GAP), max(top, room.top() + GAP))
    return grown
