"""The picture as it is shown: as large as there is room, sharp, with what is held marked."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.widgets.base import ink
from ui.widgets.picture.drawing import Drawing
from ui.widgets.picture.marks import Mark, Tool
from ui.widgets.picture.painting import bounds, paint

HANDLE = 10
_SHADE = QColor(0, 0, 0, 140)


class Canvas(QWidget):
    """Shows a drawing at `scale`: logical pixels of the window for one pixel of the picture."""

    def __init__(self, drawing: Drawing) -> None:
        super().__init__()
        self.drawing = drawing
        self.scale = 1.0
        self._small = QImage()
        drawing.changed.connect(self._changed)

    def show_at(self, scale: float) -> None:
        """Show it so large."""
        self.scale = scale
        self._fit()
        self.update()

    def to_picture(self, point: QPointF) -> QPoint:
        """The pixel of the picture at a place of the window, within what is kept."""
        area = self.drawing.area
        across = area.x() + round(point.x() / self.scale)
        down = area.y() + round(point.y() / self.scale)
        return QPoint(
            min(max(across, area.x()), area.x() + area.width()),
            min(max(down, area.y()), area.y() + area.height()),
        )

    def to_window(self, x: float, y: float) -> QPointF:
        """Where a pixel of the picture is shown."""
        corner = self.drawing.area.topLeft()
        return QPointF(x - corner.x(), y - corner.y()) * self.scale

    def shown(self, rect: QRect) -> QRectF:
        """Where a part of the picture is shown."""
        corner = self.to_window(rect.x(), rect.y())
        return QRectF(corner.x(), corner.y(), rect.width() * self.scale, rect.height() * self.scale)

    def handles(self, mark: Mark) -> list[tuple[int, int]]:
        """The points of the picture by which a mark is made larger; a text has none."""
        if mark.tool is Tool.TEXT:
            return []
        if mark.tool is Tool.ARROW:
            return [mark.end]
        (x1, y1), (x2, y2) = mark.start, mark.end
        return [(x1, y1), (x2, y1), (x1, y2), (x2, y2)]

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._paint_picture(painter, event.rect())
        painter.save()
        painter.scale(self.scale, self.scale)
        painter.translate(-self.drawing.area.topLeft())
        for mark in self.drawing.state.marks:
            paint(painter, mark, self.drawing.thick)
        painter.restore()
        if (held := self.drawing.held) is not None:
            self._paint_held(painter, held)

    def _paint_picture(self, painter: QPainter, exposed: QRect) -> None:
        """Made small once, smoothly; enlarged part by part, to keep the pixels as they are."""
        area = self.drawing.area
        ratio = self.devicePixelRatioF()
        if self.scale * ratio < 1:
            painter.drawImage(QPointF(0, 0), self._made_small(ratio))
            return
        corner = self.to_picture(QPointF(exposed.topLeft())) - QPoint(1, 1)
        end = self.to_picture(QPointF(exposed.bottomRight())) + QPoint(2, 2)
        part = QRect(corner, QSize(end.x() - corner.x(), end.y() - corner.y())).intersected(area)
        painter.drawImage(self.shown(part), self.drawing.picture, QRectF(part))

    def _made_small(self, ratio: float) -> QImage:
        wanted = (self.size().toSizeF() * ratio).toSize()
        if self._small.size() != wanted:
            part = self.drawing.picture.copy(self.drawing.area)
            mode = Qt.TransformationMode.SmoothTransformation
            self._small = part.scaled(wanted, Qt.AspectRatioMode.IgnoreAspectRatio, mode)
            self._small.setDevicePixelRatio(ratio)
        return self._small

    def _paint_held(self, painter: QPainter, mark: Mark) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = self.shown(bounds(mark, self.drawing.thick))
        if mark.tool is Tool.CROP:
            outside = QPainterPath()
            outside.addRect(QRectF(self.rect()))
            outside.addRect(place)
            painter.fillPath(outside, _SHADE)
        if mark.tool is not Tool.ARROW:
            for colour, style in (
                (QColor("white"), Qt.PenStyle.SolidLine),
                (ink(self), Qt.PenStyle.DashLine),
            ):
                painter.setPen(QPen(colour, 2, style))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(place.adjusted(-1, -1, 1, 1))
        for x, y in self.handles(mark):
            spot = QRectF(0, 0, HANDLE, HANDLE)
            spot.moveCenter(self.to_window(x, y))
            painter.setPen(QPen(QColor("white"), 1.5))
            painter.setBrush(ink(self))
            painter.drawEllipse(spot)

    def _fit(self) -> None:
        area = self.drawing.area
        size = QSize(round(area.width() * self.scale), round(area.height() * self.scale))
        self._small = QImage()
        self.setFixedSize(size.expandedTo(QSize(1, 1)))

    def _changed(self) -> None:
        self.update()
