"""A window without the system's frame: round corners, and edges that can be dragged."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QPainterPath, QRegion
from PySide6.QtWidgets import QWidget

from ui.style import WINDOW_RADIUS

# How far from the edge a press still means the edge.
_REACH = 6


def drop_frame(window: QWidget) -> None:
    """Take the frame away before the window is first shown."""
    window.setWindowFlags(Qt.WindowType.Tool | Qt.WindowType.FramelessWindowHint)
    window.setProperty("frameless", True)
    if not _corners_are_cut():
        window.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)


def round_corners(window: QWidget) -> None:
    """Cut the corners off where they cannot be transparent; call it after each resize."""
    if _corners_are_cut():
        path = QPainterPath()
        path.addRoundedRect(QRectF(window.rect()), WINDOW_RADIUS, WINDOW_RADIUS)
        window.setMask(QRegion(path.toFillPolygon().toPolygon()))


def edges_at(point: QPoint, rect: QRect) -> Qt.Edge:
    """The edges of `rect` that a press at `point` takes hold of; none further inside."""
    edges = Qt.Edge(0)
    inside = rect.adjusted(_REACH, _REACH, -_REACH, -_REACH)
    if point.x() < inside.left():
        edges |= Qt.Edge.LeftEdge
    if point.x() > inside.right():
        edges |= Qt.Edge.RightEdge
    if point.y() < inside.top():
        edges |= Qt.Edge.TopEdge
    if point.y() > inside.bottom():
        edges |= Qt.Edge.BottomEdge
    return edges


def _corners_are_cut() -> bool:
    """X11 may have nobody who blends windows, and a transparent corner would be black."""
    return QGuiApplication.platformName() == "xcb"
