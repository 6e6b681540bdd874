"""How marks look, on the screen and in the file: the same, and readable on any ground."""

from __future__ import annotations

import math

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QGuiApplication,
    QImage,
    QPainter,
    QPainterPath,
    QPen,
    QPolygonF,
)

from ui.widgets.picture.marks import Mark, State, Tool, unit

# They lie on pictures, not on Balie's own ground, so they follow no theme. White on this red has
# a contrast of 5.9:1, and its white edge parts it from dark grounds.
_RED = QColor("#c4281c")
_WHITE = QColor("white")
_BLACK = QColor("black")

# A file has to say how dense its pixels are: the same on every computer, 96 dots per inch.
_DOTS = 3780

_HEAD = 6
_HEAD_ANGLE = math.radians(28)


def flattened(picture: QImage, state: State) -> QImage:
    """A new picture of what is kept, with all marks in it and nothing below what is black.

    It shares nothing with the old one: no text, no colour profile, no second layer.
    """
    area = state.rect
    flat = QImage(area.size(), QImage.Format.Format_RGB32)
    flat.fill(_WHITE)
    flat.setDotsPerMeterX(_DOTS)
    flat.setDotsPerMeterY(_DOTS)
    painter = QPainter(flat)
    painter.translate(-area.topLeft())
    painter.drawImage(0, 0, picture)
    for mark in state.marks:
        paint(painter, mark, unit(picture.size()))
    painter.end()
    return flat


def paint(painter: QPainter, mark: Mark, thick: int) -> None:
    """Draw a mark, with lines `thick` pixels of the picture wide."""
    painter.save()
    match mark.tool:
        case Tool.BLACK_OUT:
            painter.fillRect(mark.rect, _BLACK)
        case Tool.FRAME:
            _paint_frame(painter, mark.rect, thick)
        case Tool.ARROW:
            _paint_arrow(painter, QPointF(*mark.start), QPointF(*mark.end), thick)
        case Tool.TEXT:
            _paint_text(painter, mark, thick)
        case Tool.CROP:
            pass
    painter.restore()


def bounds(mark: Mark, thick: int) -> QRect:
    """Where a mark is to be taken hold of."""
    if mark.tool is Tool.ARROW:
        return mark.rect.adjusted(-2 * thick, -2 * thick, 2 * thick, 2 * thick)
    if mark.tool is not Tool.TEXT:
        return mark.rect
    return QRect(QPoint(*mark.start), _label_size(mark.words, thick))


def _paint_frame(painter: QPainter, rect: QRect, thick: int) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for colour, width in ((_WHITE, 2 * thick), (_RED, thick)):
        painter.setPen(_pen(colour, width))
        painter.drawRoundedRect(QRectF(rect), 2 * thick, 2 * thick)


def _paint_arrow(painter: QPainter, start: QPointF, end: QPointF, thick: int) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    shape = _arrow(start, end, thick)
    painter.setPen(_pen(_WHITE, thick))
    painter.setBrush(_WHITE)
    painter.drawPath(shape)
    painter.fillPath(shape, _RED)


def _arrow(start: QPointF, end: QPointF, thick: int) -> QPainterPath:
    """The outline of a shaft and of a head that is never longer than the arrow."""
    length = math.hypot(end.x() - start.x(), end.y() - start.y())
    head = min(_HEAD * thick, length)
    angle = math.atan2(end.y() - start.y(), end.x() - start.x())
    half = head * math.tan(_HEAD_ANGLE)
    outline = [(0.0, -thick / 2), (length - head, -thick / 2), (length - head, -half)]
    outline += [(length, 0.0)] + [(x, -y) for x, y in reversed(outline)]
    cos, sin = math.cos(angle), math.sin(angle)
    turned = [
        QPointF(start.x() + x * cos - y * sin, start.y() + x * sin + y * cos) for x, y in outline
    ]
    path = QPainterPath()
    path.addPolygon(QPolygonF(turned))
    path.closeSubpath()
    return path


def _paint_text(painter: QPainter, mark: Mark, thick: int) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    label = QRectF(bounds(mark, thick))
    painter.setPen(_pen(_WHITE, max(1, thick // 2)))
    painter.setBrush(_RED)
    painter.drawRoundedRect(label, 2 * thick, 2 * thick)
    painter.setFont(_font(thick))
    painter.drawText(label, Qt.AlignmentFlag.AlignCenter, mark.words)


def _label_size(words: str, thick: int) -> QSize:
    letters = QFontMetrics(_font(thick)).size(Qt.TextFlag.TextSingleLine, words or " ")
    return letters + QSize(4 * thick, 2 * thick)


def _font(thick: int) -> QFont:
    font = QFont(QGuiApplication.font())
    font.setPixelSize(5 * thick)
    font.setWeight(QFont.Weight.DemiBold)
    return font


def _pen(colour: QColor, width: int) -> QPen:
    pen = QPen(colour, width)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen
