"""Small pictures: an icon on a tile, the dot of a channel, the letter of the organisation."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRectF, QSizeF, Qt, QTimerEvent
from PySide6.QtGui import (
    QHideEvent,
    QImageReader,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QShowEvent,
)
from PySide6.QtWidgets import QLabel, QWidget

from ui import icons
from ui.widgets.base import icon_size, ink, paint_box, restyle

# One turn a second in 12 steps: smooth enough, and 12 wake-ups a second only while it is seen.
_STEPS = 12
_STEP_MS = 80


class Tile(QWidget):
    """An icon on a coloured square; `tone` is good, warn, bad, accent or mute. `bare`: no square.

    It is decoration: the words beside it say the same, so a screen reader passes over it.
    """

    def __init__(
        self, icon: str, tone: str, *, bare: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon = icon
        self.setProperty("tone", tone)
        self.setProperty("bare", bare)

    def show_icon(self, icon: str, tone: str) -> None:
        """Show another icon in another tone."""
        self._icon = icon
        restyle(self, tone=tone)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_box(self, painter)
        icons.paint(painter, self._icon, ink(self), self.rect(), icon_size(self))


class Spinner(QWidget):
    """Something is under way. It turns while it is seen, unless `motion` is unwanted."""

    def __init__(self, *, motion: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("tone", "accent")
        self._motion = motion
        self._timer = 0
        self._step = 0

    @property
    def turning(self) -> bool:
        return self._timer != 0

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._motion and not self.turning:
            self._timer = self.startTimer(_STEP_MS)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self.turning:
            self.killTimer(self._timer)
            self._timer = 0

    def timerEvent(self, _event: QTimerEvent) -> None:
        self._step = (self._step + 1) % _STEPS
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        turn = 360 * self._step / _STEPS
        icons.paint_turned(
            QPainter(self), "loader-circle", ink(self), self.rect(), icon_size(self), turn
        )


class Dot(QWidget):
    """Whether a channel is open: a full disc, or a ring where it is closed."""

    def __init__(self, *, is_open: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._open = is_open
        self.setProperty("tone", "good" if is_open else "mute")

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen if self._open else QPen(ink(self), 1.5))
        painter.setBrush(ink(self) if self._open else Qt.BrushStyle.NoBrush)
        inset = 0.0 if self._open else 0.75
        painter.drawEllipse(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset))


class Logo(QLabel):
    """The organisation's picture, or its letter or two on its accent; the name stands beside it."""

    def __init__(
        self, letters: str, picture: Path | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(letters, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._picture = picture

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._picture is not None:
            self._draw(self._picture)

    def _draw(self, picture: Path) -> None:
        """Fill the tile with the picture, sharp on any screen; a broken one leaves the accent."""
        ratio = self.devicePixelRatioF()
        reader = QImageReader(str(picture))
        room = (QSizeF(self.size()) * ratio).toSize()
        reader.setScaledSize(reader.size().scaled(room, Qt.AspectRatioMode.KeepAspectRatio))
        drawn = QPixmap.fromImageReader(reader)
        drawn.setDevicePixelRatio(ratio)
        self.setText("")
        self.setPixmap(drawn)
        restyle(self, pictured=not drawn.isNull())
