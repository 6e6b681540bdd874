"""A screen as it was, frozen, over the screen itself: here a part of it is chosen.

What is chosen is counted in the pixels of the picture; what is seen and touched is not.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFontInfo, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.capture.shots import Shot
from ui.words import tr

# The same on light and dark screens: it lies on whatever is there.
_SHADE = QColor(0, 0, 0, 115)
_PILL = QColor(20, 24, 31, 235)
_WHITE = QColor("white")


class Overlay(QWidget):
    """`chosen` carries the part; `hint` says how to choose. `elsewhere` asks for the next screen.

    Subclasses say what the mouse and the arrow keys do.
    """

    chosen = Signal(QRect)
    cancelled = Signal()
    elsewhere = Signal()
    taken_up = Signal()

    def __init__(self, shot: Shot, hint: str) -> None:
        flags = Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint
        super().__init__(None, flags | Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(hint)
        self.setWindowTitle(hint)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setGeometry(shot.place)
        self.picture = shot.picture
        self.part = QRect()
        self._hint = hint
        self._in_use = False

    def use(self, *, on: bool) -> None:
        """Whether the part is chosen here, and not on another screen."""
        self._in_use = on
        self.update()

    def show_part(self, part: QRect) -> None:
        """Mark this part, as far as the picture goes."""
        self.part = part.intersected(self.picture.rect())
        size = tr("{width} × {height}", width=self.part.width(), height=self.part.height())
        self.setAccessibleDescription("" if self.part.isEmpty() else size)
        self.update()

    def take(self) -> None:
        """Be done, with what is marked."""
        if not self.part.isEmpty():
            self.chosen.emit(self.part)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Escape:
                self.cancelled.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Space:
                self.take()
            case _:
                super().keyPressEvent(event)

    def focusNextPrevChild(self, _forward: bool) -> bool:
        self.elsewhere.emit()
        return True

    def in_picture(self, point: QPointF) -> tuple[int, int]:
        """The pixel of the picture at a place of the window."""
        across = point.x() * self.picture.width() / self.width()
        down = point.y() * self.picture.height() / self.height()
        return round(across), round(down)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        whole = QRectF(self.rect())
        painter.drawImage(whole, self.picture, QRectF(self.picture.rect()))
        painter.fillRect(whole, _SHADE)
        if not self.part.isEmpty():
            shown = self._on_screen(self.part)
            painter.drawImage(shown, self.picture, QRectF(self.part))
            _paint_edge(painter, shown.adjusted(-2, -2, 2, 2).intersected(whole))
        if self._in_use:
            self._paint_hint(painter)

    def _on_screen(self, part: QRect) -> QRectF:
        across = self.width() / self.picture.width()
        down = self.height() / self.picture.height()
        return QRectF(
            part.x() * across, part.y() * down, part.width() * across, part.height() * down
        )

    def _paint_hint(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = self.font()
        font.setPointSizeF(1.2 * QFontInfo(font).pointSizeF())
        painter.setFont(font)
        most = QRectF(0, 0, self.width() - 64, self.height())
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        room = painter.boundingRect(most, flags, self._hint).adjusted(-16, -10, 16, 10)
        room.moveTo((self.width() - room.width()) / 2, 24)
        painter.setPen(QPen(_WHITE, 1))
        painter.setBrush(_PILL)
        painter.drawRoundedRect(room, 10, 10)
        painter.drawText(room, flags, self._hint)


def _paint_edge(painter: QPainter, shown: QRectF) -> None:
    """White in black, to be seen on any ground."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for colour, width in ((QColor("black"), 4), (_WHITE, 2)):
        pen = QPen(colour, width)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(pen)
        painter.drawRect(shown.adjusted(1, 1, -1, -1))
