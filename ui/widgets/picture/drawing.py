"""A picture under way: its marks, which of them is held, and the way back and forth."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import QObject, QPoint, QRect, Signal
from PySide6.QtGui import QImage

from ui.widgets.picture.marks import Mark, State, Tool, unit
from ui.widgets.picture.painting import bounds

# A crop of a few pixels is a slip of the hand.
_SMALLEST_CROP = 16


class Drawing(QObject):
    """`changed` tells that anything is different. At most one mark is held, and can be changed.

    A mark counts from the moment it is put there; a crop only when it is let go.
    """

    changed = Signal()

    def __init__(self, picture: QImage) -> None:
        super().__init__()
        self.picture = picture
        self.thick = unit(picture.size())
        self._states = [State(marks=(), area=(0, 0, picture.width(), picture.height()))]
        self._at = 0
        self._held: int | None = None
        # Whether what is held has changed since it was taken: then it is all one step back.
        self._under_way = False

    @property
    def state(self) -> State:
        return self._states[self._at]

    @property
    def area(self) -> QRect:
        """The part of the picture that is kept."""
        return self.state.rect

    @property
    def held(self) -> Mark | None:
        """The mark that moves and grows."""
        return None if self._held is None else self.state.marks[self._held]

    @property
    def can_undo(self) -> bool:
        return self._at > 0

    @property
    def can_redo(self) -> bool:
        return self._at < len(self._states) - 1

    def add(self, mark: Mark) -> None:
        """Put a mark on top, and hold it."""
        self.let_go()
        self._go_on(replace(self.state, marks=(*self.state.marks, mark)))
        self._hold(len(self.state.marks) - 1, under_way=True)

    def change(self, mark: Mark) -> None:
        """What is held is like this now."""
        if self._held is None or mark == self.held:
            return
        marks = list(self.state.marks)
        marks[self._held] = mark
        changed = replace(self.state, marks=tuple(marks))
        if self._under_way:
            self._states[self._at] = changed
        else:
            self._go_on(changed)
            self._under_way = True
        self.changed.emit()

    def remove(self) -> None:
        """Take away what is held."""
        if self._unfinished:
            self._drop()
        elif self._held is not None:
            self._go_on(replace(self.state, marks=self._others()))
            self._hold(None)

    def let_go(self) -> None:
        """Hold nothing: a crop is made, and a text without words is none."""
        mark = self.held
        if mark is None:
            return
        if not self._unfinished:
            self._hold(None)
            return
        self._drop()
        part = mark.rect.intersected(self.area)
        if mark.tool is Tool.CROP and min(part.width(), part.height()) >= _SMALLEST_CROP:
            area = (part.x(), part.y(), part.width(), part.height())
            self._go_on(replace(self.state, area=area))
            self.changed.emit()

    def hold_at(self, point: QPoint) -> bool:
        """Hold the topmost mark there; False where there is none."""
        self.let_go()
        marks = self.state.marks
        under = (n for n in reversed(range(len(marks))) if self._covers(marks[n], point))
        self._hold(next(under, None))
        return self._held is not None

    def hold_next(self, step: int) -> None:
        """Hold the next mark up (1) or down (-1), around and around."""
        before = self._held
        self.let_go()
        if count := len(self.state.marks):
            start = (-1 if step > 0 else 0) if before is None else before
            self._hold((start + step) % count)

    def undo(self) -> None:
        """One step back; what is held is let go."""
        if self._unfinished:
            self._drop()
        elif self.can_undo:
            self._at -= 1
            self._hold(None)

    def redo(self) -> None:
        """One step forth again."""
        if self.can_redo:
            self._at += 1
            self._hold(None)

    def _covers(self, mark: Mark, point: QPoint) -> bool:
        reach = 2 * self.thick
        return bounds(mark, self.thick).adjusted(-reach, -reach, reach, reach).contains(point)

    @property
    def _unfinished(self) -> bool:
        """Whether what is held is nothing yet: a crop not made, a text without words."""
        mark = self.held
        return mark is not None and (
            mark.tool is Tool.CROP or (mark.tool is Tool.TEXT and not mark.words.strip())
        )

    def _drop(self) -> None:
        """What is held goes, and is no step of its own."""
        marks = self._others()
        if self._under_way:
            self._at -= 1
        del self._states[self._at + 1 :]
        if marks != self.state.marks:
            self._go_on(replace(self.state, marks=marks))
        self._hold(None)

    def _others(self) -> tuple[Mark, ...]:
        return tuple(m for n, m in enumerate(self.state.marks) if n != self._held)

    def _go_on(self, state: State) -> None:
        del self._states[self._at + 1 :]
        self._states.append(state)
        self._at += 1

    def _hold(self, mark: int | None, *, under_way: bool = False) -> None:
        self._held = mark
        self._under_way = under_way
        self.changed.emit()
