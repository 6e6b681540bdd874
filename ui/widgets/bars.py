"""Bars: how far something is, and how much of something there is."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPainterPath, QPaintEvent, QPalette
from PySide6.QtWidgets import QProgressBar, QWidget

from ui.widgets.base import ink, paint_box

HEIGHT = 8


class ProgressBar(QProgressBar):
    """How far work is; `name` is what it is that goes on."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setTextVisible(False)
        self.setRange(0, 1000)

    def show_share(self, done: float) -> None:
        """`done` from 0.0 to 1.0."""
        self.setValue(round(1000 * done))


class MeasureBar(QWidget):
    """A part of a whole, and beyond it what was gained: both shares of the width, 0.0 to 1.0.

    The gain is hatched, so that it is told apart without its colour; `sentence` says the numbers.
    """

    def __init__(self, share: float, gain: float, sentence: str) -> None:
        super().__init__()
        self._share = min(1.0, max(0.0, share))
        self._gain = min(1.0 - self._share, max(0.0, gain))
        self.setAccessibleName(sentence)
        self.setFixedHeight(HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rounded = QPainterPath()
        rounded.addRoundedRect(QRectF(self.rect()), HEIGHT / 2, HEIGHT / 2)
        painter.setClipPath(rounded)
        paint_box(self, painter)
        full = self.width() * self._share
        painter.fillRect(QRectF(0, 0, full, HEIGHT), ink(self))
        _paint_gain(painter, QRectF(full, 0, self.width() * self._gain, HEIGHT), self.palette())


def _paint_gain(painter: QPainter, part: QRectF, palette: QPalette) -> None:
    """The style sheet gives the colours of the gain as those of a selection."""
    painter.fillRect(part, palette.highlight())
    stripes = palette.highlightedText().color()
    stripes.setAlphaF(0.4)
    painter.fillRect(part, QBrush(stripes, Qt.BrushStyle.BDiagPattern))
