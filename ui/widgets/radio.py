"""One of several that exclude each other."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QRadioButton

from ui.widgets.base import as_mark, ink, text_scale

_SIZE, _ROOM, _DOT = 18, 4, 8


class Radio(QRadioButton):
    """A radio button without words of its own; `name` is what it chooses, `about` says more.

    It goes into a QButtonGroup with the others: the arrow keys move among them, and Tab reaches
    the one that is chosen, or else the first.
    """

    def __init__(self, name: str, about: str, choose: Callable[[bool], object]) -> None:
        super().__init__()
        self.setAccessibleDescription(about)
        as_mark(self, name, choose)

    def sizeHint(self) -> QSize:
        return QSize(_SIZE + 2 * _ROOM, _SIZE + 2 * _ROOM) * text_scale(self)

    def hitButton(self, position: QPoint) -> bool:
        return self.rect().contains(position)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(text_scale(self), text_scale(self))
        ring = QRectF(_ROOM, _ROOM, _SIZE, _SIZE)
        if self.hasFocus():
            painter.setPen(QPen(ink(self), 2))
            painter.drawEllipse(ring.adjusted(-2, -2, 2, 2))
        colour = ink(self) if self.isChecked() else self.palette().highlight().color()
        painter.setPen(QPen(colour, 1.5))
        painter.drawEllipse(ring.adjusted(1, 1, -1, -1))
        if self.isChecked():
            margin = (_SIZE - _DOT) / 2
            painter.setBrush(colour)
            painter.drawEllipse(ring.adjusted(margin, margin, -margin, -margin))
