"""Cutting a picture of the whole desktop into its screens."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter

from ui.capture.shots import Shot, divided, native_place, plain

LEFT, RIGHT = QRect(0, 0, 960, 800), QRect(960, 200, 640, 400)


def painted(scale: float) -> QImage:
    picture = QImage(round(1600 * scale), round(800 * scale), QImage.Format.Format_RGB32)
    picture.fill(QColor("black"))
    painter = QPainter(picture)
    painter.scale(scale, scale)
    painter.fillRect(LEFT, QColor("red"))
    painter.fillRect(RIGHT, QColor("lime"))
    painter.end()
    return picture


@pytest.mark.parametrize("scale", [1.0, 1.25, 2.0])
def test_each_screen_gets_its_own_pixels(scale: float) -> None:
    left, right = divided(painted(scale), [LEFT, RIGHT])
    assert (left.picture.width(), right.picture.width()) == (960 * scale, 640 * scale)
    for shot, colour in ((left, "red"), (right, "lime")):
        corners = [(1, 1), (shot.picture.width() - 2, shot.picture.height() - 2)]
        assert {shot.picture.pixelColor(*corner).name() for corner in corners} == {
            QColor(colour).name()
        }


def test_a_picture_of_something_else_stays_whole() -> None:
    window = QImage(640, 480, QImage.Format.Format_RGB32)
    window.fill(QColor("white"))
    [shot] = divided(window, [LEFT, RIGHT])
    assert shot.picture.size() == window.size()


def test_a_dense_screen_has_more_pixels_than_its_place(qapp: object) -> None:
    picture = QImage(1280, 800, QImage.Format.Format_ARGB32_Premultiplied)
    picture.setDevicePixelRatio(2)
    shot = Shot(RIGHT, plain(picture))
    assert native_place(shot) == QRect(960, 200, 1280, 800)
    assert shot.picture.devicePixelRatio() == 1
