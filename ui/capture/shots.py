"""What each screen shows, in the pixels that it really has.

Screens of different pixel densities lie side by side in Qt's logical pixels; a picture is always
in device pixels, and one of a part of a screen is cut out of it without scaling.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication, QImage

# A picture of the whole desktop has the desktop's shape, give or take the rounding of scales.
_TOLERANCE = 0.01


class Shot(NamedTuple):
    """A screen's `place` in logical pixels, and its `picture` in device pixels."""

    place: QRect
    picture: QImage


def take() -> list[Shot]:
    """Every screen as it is now; empty pictures where the system shows nothing."""
    return [
        Shot(screen.geometry(), plain(screen.grabWindow(0).toImage()))
        for screen in QGuiApplication.screens()
    ]


def plain(picture: QImage) -> QImage:
    """The same pixels, opaque and counted one by one."""
    opaque = picture.convertToFormat(QImage.Format.Format_RGB32)
    opaque.setDevicePixelRatio(1)
    return opaque


def native_place(shot: Shot) -> QRect:
    """Where X11 has this screen: Qt scales sizes, and leaves corners where they are."""
    return QRect(shot.place.topLeft(), shot.picture.size())


def divided(picture: QImage, places: Sequence[QRect]) -> list[Shot]:
    """A picture of the whole desktop, cut into its screens.

    One of another shape shows something else, such as a window, and stays whole.
    """
    desktop = QRect()
    for place in places:
        desktop = desktop.united(place)
    scale = picture.width() / desktop.width()
    if abs(picture.height() / (desktop.height() * scale) - 1) > _TOLERANCE:
        return [Shot(QRect(desktop.topLeft(), picture.size()), picture)]
    return [Shot(place, picture.copy(_scaled(place, desktop, scale))) for place in places]


def _scaled(place: QRect, desktop: QRect, scale: float) -> QRect:
    offset = place.topLeft() - desktop.topLeft()
    left, top = round(offset.x() * scale), round(offset.y() * scale)
    right = round((offset.x() + place.width()) * scale)
    bottom = round((offset.y() + place.height()) * scale)
    return QRect(left, top, right - left, bottom - top)
