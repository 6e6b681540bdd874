"""Choosing a part of a screen by drawing a rectangle, with the mouse or with the arrow keys."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent

from ui.capture.overlay import Overlay
from ui.capture.shots import Shot
from ui.widgets.arrows import WAYS

_STEP = 20

# Smaller is a click by mistake; a button on a screen is larger.
_SMALLEST = 4


class BandOverlay(Overlay):
    """Dragging draws the part and releasing takes it; the keys move it, with Shift its corner.

    The first key brings one in the middle of the screen, a half as wide and high.
    """

    def __init__(self, shot: Shot, hint: str) -> None:
        super().__init__(shot, hint)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self._start: QPoint | None = None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.taken_up.emit()
            self._start = QPoint(*self.in_picture(event.position()))
            self.show_part(QRect())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._start is not None:
            end = QPoint(*self.in_picture(event.position()))
            self.show_part(_between(self._start, end))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton or self._start is None:
            return
        self._start = None
        if min(self.part.width(), self.part.height()) < _SMALLEST:
            self.show_part(QRect())
        self.take()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        way = WAYS.get(Qt.Key(event.key()))
        if way is None:
            super().keyPressEvent(event)
        elif self.part.isEmpty():
            self.show_part(self._middle())
        else:
            fine = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            step = way * (1 if fine else _STEP)
            resize = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.show_part(self._resized(step) if resize else self._moved(step))

    def _middle(self) -> QRect:
        part = QRect(QPoint(0, 0), self.picture.size() / 2)
        part.moveCenter(self.picture.rect().center())
        return part

    def _moved(self, step: QPoint) -> QRect:
        room = self.picture.size() - self.part.size()
        corner = self.part.topLeft() + step
        across = min(max(corner.x(), 0), room.width())
        return QRect(QPoint(across, min(max(corner.y(), 0), room.height())), self.part.size())

    def _resized(self, step: QPoint) -> QRect:
        size = self.part.size() + QSize(step.x(), step.y())
        return QRect(self.part.topLeft(), size.expandedTo(QSize(_SMALLEST, _SMALLEST)))


def _between(start: QPoint, end: QPoint) -> QRect:
    left, right = sorted((start.x(), end.x()))
    top, bottom = sorted((start.y(), end.y()))
    return QRect(left, top, right - left, bottom - top)
