"""A switch: on or off, at once."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox

from ui import icons
from ui.widgets.base import as_mark, ink, text_scale

_WIDTH, _HEIGHT, _KNOB = 36, 20, 14
_ROOM = 3


class Toggle(QCheckBox):
    """A check box drawn as a switch; `name` is what it switches. On has a tick, off a bare ring."""

    def __init__(self, name: str, *, on: bool, choose: Callable[[bool], object]) -> None:
        super().__init__()
        self.setChecked(on)
        as_mark(self, name, choose)

    def sizeHint(self) -> QSize:
        return QSize(_WIDTH + 2 * _ROOM, _HEIGHT + 2 * _ROOM) * text_scale(self)

    def hitButton(self, position: QPoint) -> bool:
        return self.rect().contains(position)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(text_scale(self), text_scale(self))
        track = QRectF(_ROOM, _ROOM, _WIDTH, _HEIGHT)
        if self.hasFocus():
            painter.setPen(QPen(ink(self), 2))
            painter.drawRoundedRect(track.adjusted(-2, -2, 2, 2), 12, 12)
        self._paint_track(painter, track)
        self._paint_knob(painter, track)

    def _paint_track(self, painter: QPainter, track: QRectF) -> None:
        painter.setPen(QPen(self._colour(), 1.5))
        painter.setBrush(ink(self) if self.isChecked() else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(track.adjusted(0.75, 0.75, -0.75, -0.75), 10, 10)

    def _paint_knob(self, painter: QPainter, track: QRectF) -> None:
        on = self.isChecked()
        left = track.right() - _ROOM - _KNOB if on else track.left() + _ROOM
        knob = QRectF(left, track.top() + _ROOM, _KNOB, _KNOB)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.palette().highlightedText() if on else self._colour())
        painter.drawEllipse(knob)
        if on:
            icons.paint(painter, "check", ink(self), knob, 10)

    def _colour(self) -> QColor:
        return ink(self) if self.isChecked() else self.palette().highlight().color()
