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
        corner = _nearest_corner(cursor, size, room)
    else:
        corner = _beside(icon, size, screen.geometry)
    return _inside(QRect(corner, size), room)


def _screen_at(point: QPoint, screens: Sequence[ScreenArea]) -> ScreenArea:
    return min(screens, key=lambda screen: _distance(point, screen.geometry))


def _distance(point: QPoint, rect: QRect) -> int:
    across = max(rect.left() - point.x(), 0, point.x() - rect.right())
    down = max(rect.top() - point.y(), 0, point.y() - rect.bottom())
    return across + down


def _beside(icon: QRect, size: QSize, screen: QRect) -> QPoint:
    """On the inner side of the icon, seen from the nearest edge of the screen, in its middle."""
    middle = icon.center()
    across = middle.x() - size.width() // 2
    down = middle.y() - size.height() // 2
    edges = {
        middle.y() - screen.top(): QPoint(across, icon.bottom() + 1 + GAP),
        screen.bottom() - middle.y(): QPoint(across, icon.top() - GAP - size.height()),
        middle.x() - screen.left(): QPoint(icon.right() + 1 + GAP, down),
        screen.right() - middle.x(): QPoint(icon.left() - GAP - size.width(), down),
    }
    return edges[min(edges)]


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
