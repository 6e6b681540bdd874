"""Drawing on a canvas, by mouse and by keyboard alone."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import QPoint, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent

from ui.widgets.arrows import WAYS
from ui.widgets.picture.canvas import HANDLE, Canvas
from ui.widgets.picture.drawing import Drawing
from ui.widgets.picture.marks import Mark, Tool, moved, resized
from ui.widgets.picture.painting import bounds
from ui.words import tr

# Logical pixels: a step of an arrow key, and how far a hand trembles in a click.
_STEP = 10
_TREMBLE = 4


class DrawingCanvas(Canvas):
    """`wanted` tells that a text was put there, which asks for words; `focused` in and out."""

    wanted = Signal()
    focused = Signal(bool)

    def __init__(self, drawing: Drawing) -> None:
        super().__init__(drawing)
        self.tool = Tool.BLACK_OUT
        self._pressed: QPoint | None = None
        self._at_press: Mark | None = None
        self._moving = False
        self._put_down = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setAccessibleName(tr("Picture"))

    @property
    def dragging(self) -> bool:
        """Whether a button of the mouse is down."""
        return self._pressed is not None

    # By mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        point = self.to_picture(event.position())
        self._pressed = point
        self._at_press = self._taken_hold_of(event.position(), point)
        self._put_down = self._at_press is None and self.drawing.held is not None
        if self._at_press is None:
            self.drawing.let_go()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            return
        point = self.to_picture(event.position())
        if self._at_press is not None:
            self._drag(self._at_press, point)
        elif self.drawing.held is not None:
            self.drawing.change(resized(self.drawing.held, point, self.drawing.area))
        elif self.tool is not Tool.TEXT and self._is_drag(point):
            self.drawing.add(_mark(self.tool, self._pressed, point))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, None
        if pressed is None or self.drawing.held is not None:
            return
        found = self.drawing.hold_at(pressed)
        # A click beside a text ends it, and begins no other.
        if not found and self.tool is Tool.TEXT and not self._put_down:
            self._put_text(pressed)

    # By keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        match key:
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Space if not event.modifiers():
                self._enter()
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace:
                self.drawing.remove()
            case Qt.Key.Key_PageUp | Qt.Key.Key_PageDown:
                self.drawing.hold_next(1 if key is Qt.Key.Key_PageUp else -1)
            case _ if key in WAYS and self.drawing.held is not None:
                self._nudge(self.drawing.held, WAYS[key], event.modifiers())
            case _:
                super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focused.emit(False)

    def put(self) -> None:
        """Put a mark of the chosen tool in the middle of what is seen, to be moved from there."""
        seen = self._seen()
        if self.tool is Tool.TEXT:
            self._put_text(seen.center())
            return
        middle = QRect(QPoint(0, 0), seen.size() / (1.25 if self.tool is Tool.CROP else 4))
        middle.moveCenter(seen.center())
        end = middle.topLeft() + QPoint(middle.width(), middle.height())
        self.drawing.add(_mark(self.tool, middle.topLeft(), end))

    def _enter(self) -> None:
        if self.drawing.held is None:
            self.put()
        else:
            self.drawing.let_go()

    def _nudge(self, held: Mark, way: QPoint, modifiers: Qt.KeyboardModifier) -> None:
        fine = modifiers & Qt.KeyboardModifier.ControlModifier
        step = way * (1 if fine else max(1, round(_STEP / self.scale)))
        if modifiers & Qt.KeyboardModifier.ShiftModifier and held.tool is not Tool.TEXT:
            self.drawing.change(resized(held, QPoint(*held.end) + step, self.drawing.area))
        else:
            self.drawing.change(moved(held, step, self.drawing.area))

    # What both need

    def _put_text(self, point: QPoint) -> None:
        self.drawing.add(_mark(Tool.TEXT, point, point))
        self.wanted.emit()

    def _drag(self, mark: Mark, point: QPoint) -> None:
        assert self._pressed is not None
        if self._moving:
            self.drawing.change(moved(mark, point - self._pressed, self.drawing.area))
        else:
            self.drawing.change(resized(mark, point, self.drawing.area))

    def _is_drag(self, point: QPoint) -> bool:
        assert self._pressed is not None
        return (point - self._pressed).manhattanLength() * self.scale >= _TREMBLE

    def _taken_hold_of(self, where: QPointF, point: QPoint) -> Mark | None:
        """What was pressed of the mark that is held: a handle, or what it covers."""
        held = self.drawing.held
        if held is None:
            return None
        grabbed = self._grabbed(held, where)
        self._moving = grabbed is None
        covered = bounds(held, self.drawing.thick).contains(point)
        return grabbed or (held if covered else None)

    def _grabbed(self, mark: Mark, where: QPointF) -> Mark | None:
        """The mark turned so that its end is the handle there; None where there is none."""
        for x, y in self.handles(mark):
            if (self.to_window(x, y) - where).manhattanLength() <= HANDLE:
                (x1, y1), (x2, y2) = mark.start, mark.end
                other = (x2 if x == x1 else x1, y2 if y == y1 else y1)
                return replace(mark, start=other, end=(x, y))
        return None

    def _seen(self) -> QRect:
        shown = self.visibleRegion().boundingRect()
        corner = self.to_picture(QPointF(shown.topLeft()))
        end = self.to_picture(QPointF(shown.bottomRight()))
        return QRect(corner, end)


def _mark(tool: Tool, start: QPoint, end: QPoint) -> Mark:
    return Mark(tool=tool, start=(start.x(), start.y()), end=(end.x(), end.y()))
