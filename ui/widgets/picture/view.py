"""The room that a picture has: all of it is seen at first, and closer where somebody wants to."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QScrollArea

from ui.widgets.base import restyle
from ui.widgets.picture.drawing import Drawing
from ui.widgets.picture.hand import DrawingCanvas
from ui.widgets.picture.painting import bounds

_STEP = 1.5

# One pixel of the picture is never larger than this many of the screen.
_CLOSEST = 8.0


class PictureView(QScrollArea):
    """A canvas in a frame; `zoomed` tells that it is shown at another size."""

    zoomed = Signal()

    def __init__(self, drawing: Drawing) -> None:
        super().__init__()
        self.canvas = DrawingCanvas(drawing)
        self._drawing = drawing
        self._zoom: float | None = None
        self._area = drawing.area
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setWidget(self.canvas)
        self.canvas.focused.connect(lambda on: restyle(self, active=on))
        drawing.changed.connect(self._changed)

    @property
    def fits(self) -> bool:
        """Whether all of the picture is seen."""
        return self._zoom is None

    @property
    def percent(self) -> int:
        """How large it is shown: at 100, a pixel of the picture is one of the screen."""
        return round(100 * self.canvas.scale * self.devicePixelRatioF())

    def fit(self) -> None:
        """Show all of it, in its own size at most."""
        self._zoom = None
        self._show()

    def closer(self) -> None:
        """Show less of it, larger."""
        self._zoom = min(self.canvas.scale * _STEP, _CLOSEST / self.devicePixelRatioF())
        self._show()

    def farther(self) -> None:
        """Show more of it, smaller; no smaller than all of it."""
        zoom = self.canvas.scale / _STEP
        self._zoom = None if zoom <= self._fitting() else zoom
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
        elif event.angleDelta().y() > 0:
            self.closer()
        elif event.angleDelta().y() < 0:
            self.farther()

    def _show(self) -> None:
        scale = self._fitting() if self._zoom is None else self._zoom
        self.canvas.show_at(scale)
        self._reveal()
        self.zoomed.emit()

    def _fitting(self) -> float:
        area, room = self._drawing.area, self.maximumViewportSize()
        most = min(room.width() / area.width(), room.height() / area.height())
        return max(0.01, min(most, 1 / self.devicePixelRatioF()))

    def _changed(self) -> None:
        if self._area != self._drawing.area:
            self._area = self._drawing.area
            self.fit()
        self._reveal()

    def _reveal(self) -> None:
        """What is held stays in sight; but nothing moves away below the mouse that draws it."""
        held = self._drawing.held
        if held is not None and not self.fits and not self.canvas.dragging:
            place: QRect = self.canvas.shown(bounds(held, self._drawing.thick)).toRect()
            end = self.canvas.to_window(*held.end).toPoint()
            self.ensureVisible(place.center().x(), place.center().y(), 20, 20)
            self.ensureVisible(end.x(), end.y(), 20, 20)
