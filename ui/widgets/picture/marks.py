"""What can be put on a picture, and where it is."""

from __future__ import annotations

from enum import StrEnum

import msgspec
from PySide6.QtCore import QPoint, QRect, QSize


class Tool(StrEnum):
    """What is done to a picture."""

    BLACK_OUT = "black_out"
    ARROW = "arrow"
    FRAME = "frame"
    TEXT = "text"
    CROP = "crop"


class Mark(msgspec.Struct, frozen=True, kw_only=True):
    """Something on a picture, from `start` to `end`: (x, y) in its pixels, `end` just outside.

    An arrow points at `end`. `words` belong to a text, which begins at `start`.
    """

    tool: Tool
    start: tuple[int, int]
    end: tuple[int, int]
    words: str = ""

    @property
    def rect(self) -> QRect:
        """What lies between the two."""
        left, right = sorted((self.start[0], self.end[0]))
        top, bottom = sorted((self.start[1], self.end[1]))
        return QRect(left, top, right - left, bottom - top)


class State(msgspec.Struct, frozen=True, kw_only=True):
    """A picture with marks, from the lowest up, of which the part `area` is kept."""

    marks: tuple[Mark, ...]
    area: tuple[int, int, int, int]

    @property
    def rect(self) -> QRect:
        """What is kept."""
        return QRect(*self.area)

    @property
    def blacked_out(self) -> int:
        """How many parts are black."""
        return sum(mark.tool is Tool.BLACK_OUT for mark in self.marks)


def moved(mark: Mark, by: QPoint, room: QRect) -> Mark:
    """The mark as far over as it can go within `room`."""
    across = _kept(by.x(), mark.rect.left() - room.left(), room.right() - mark.rect.right())
    down = _kept(by.y(), mark.rect.top() - room.top(), room.bottom() - mark.rect.bottom())
    return msgspec.structs.replace(
        mark,
        start=(mark.start[0] + across, mark.start[1] + down),
        end=(mark.end[0] + across, mark.end[1] + down),
    )


def resized(mark: Mark, end: QPoint, room: QRect) -> Mark:
    """The mark with its end elsewhere within `room`."""
    across = min(max(end.x(), room.left()), room.left() + room.width())
    down = min(max(end.y(), room.top()), room.top() + room.height())
    return msgspec.structs.replace(mark, end=(across, down))


def unit(size: QSize) -> int:
    """How thick lines are on a picture of this size, to be seen when all of it is."""
    return max(3, round(max(size.width(), size.height()) / 320))


def _kept(step: int, before: int, after: int) -> int:
    """A step that leaves no more than there is before and after; what sticks out stays out."""
    return min(max(step, -max(before, 0)), max(after, 0))
