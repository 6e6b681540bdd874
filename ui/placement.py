"""Where the window goes: next to the tray icon, on the icon's screen, wherever the panel is.

A pure function of rectangles in Qt's logical pixels, in which screens of different pixel densities
lie side by side.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPoint, QRect, QSize

# Between the window and the icon or the edge of the screen.
GAP = 8


class ScreenArea(NamedTuple):
    """A screen; `available` is what panels leave of it."""

    geometry: QRect
    available: QRect


def place(icon: QRect, cursor: QPoint, screens: Sequence[ScreenArea], wanted: QSize) -> QRect:
    """Where to put a window of the `wanted` size; it is smaller where the screen is.

    An empty `icon` means that nobody knows where it is: then the corner nearest to the cursor.
    """
    anchor = icon if not icon.isEmpty() else QRect(cursor, QSize(1, 1))
    screen = _screen_at(anchor.center(), screens)
    room = screen.available
    size = wanted.boundedTo(room.size() - QSize(2 * GAP, 2 * GAP)).expandedTo(QSize(1, 1))
    if icon.isEmpty():
        return QRect(_nearest_corner(cursor, size, room), size)
    return _inside(QRect(_beside(icon, size, screen), size), room)


def _screen_at(point: QPoint, screens: Sequence[ScreenArea]) -> ScreenArea:
    return min(screens, key=lambda screen: _distance(point, screen.geometry))


def _distance(point: QPoint, rect: QRect) -> int:
    across = max(rect.left() - point.x(), 0, point.x() - rect.right())
    down = max(rect.top() - point.y(), 0, point.y() - rect.bottom())
    return across + down


def _beside(icon: QRect, size: QSize, screen: ScreenArea) -> QPoint:
    """On the inner side of the icon's panel, and as far along it as the icon is."""
    middle = icon.center()
    if _panel_is_upright(middle, screen):
        to_left = middle.x() < screen.geometry.center().x()
        across = icon.right() + 1 + GAP if to_left else icon.left() - GAP - size.width()
        return QPoint(across, middle.y() - size.height() // 2)
    at_top = middle.y() < screen.geometry.center().y()
    down = icon.bottom() + 1 + GAP if at_top else icon.top() - GAP - size.height()
    return QPoint(middle.x() - size.width() // 2, down)


def _panel_is_upright(icon: QPoint, screen: ScreenArea) -> bool:
    """Whether the icon is in a panel at the left or right edge.

    A panel that reserves its room says so; of one that hides, the icon's distances do. In a corner
    both are small, and most panels lie.
    """
    whole, room = screen
    if not room.contains(icon):
        return room.top() <= icon.y() <= room.bottom()
    to_side = min(icon.x() - whole.left(), whole.right() - icon.x())
    to_end = min(icon.y() - whole.top(), whole.bottom() - icon.y())
    return 2 * to_side < to_end


def _nearest_corner(cursor: QPoint, size: QSize, room: QRect) -> QPoint:
    left, top = room.left() + GAP, room.top() + GAP
    right = room.right() + 1 - GAP - size.width()
    bottom = room.bottom() + 1 - GAP - size.height()
    middle = room.center()
    return QPoint(
        left if cursor.x() < middle.x() else right, top if cursor.y() < middle.y() else bottom
    )


def _inside(rect: QRect, room: QRect) -> QRect:
    """Moved as little as it takes to keep a gap to the edges of `room`."""
    left = min(max(rect.left(), room.left() + GAP), room.right() + 1 - GAP - rect.width())
    top = min(max(rect.top(), room.top() + GAP), room.bottom() + 1 - GAP - rect.height())
    return QRect(QPoint(left, top), rect.size())
