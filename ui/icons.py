"""Icons: SVG files in a colour of the theme, sharp at any device pixel ratio.

Qt's image plugin for SVG draws them; the module QtSvg is not needed for that, and not loaded.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QColor, QImage, QImageReader, QPainter

FOLDER = Path(__file__).resolve().parent.parent / "resources" / "icons"


def source(name: str) -> Path:
    """The file of an icon."""
    return FOLDER / f"{name}.svg"


def tray_picture(name: str, size: int) -> Path:
    """The file of a tray icon, drawn `size` pixels wide; `make icons` makes them."""
    return FOLDER / "tray" / f"{name}-{size}.png"


@lru_cache(maxsize=128)
def image(name: str, colour: str, pixels: int) -> QImage:
    """The icon in `colour` ("#rrggbb"), `pixels` device pixels wide and high."""
    svg = source(name).read_bytes().replace(b"currentColor", colour.encode("ascii"))
    buffer = QBuffer()
    buffer.setData(QByteArray(svg))
    reader = QImageReader(buffer, QByteArray(b"svg"))
    reader.setScaledSize(QSize(pixels, pixels))
    return reader.read()


def paint(painter: QPainter, name: str, colour: QColor, within: QRect | QRectF, size: int) -> None:
    """Draw the icon, `size` logical pixels wide and high, in the middle of `within`."""
    ratio = painter.device().devicePixelRatioF()
    drawn = image(name, colour.name(), round(size * ratio))
    drawn.setDevicePixelRatio(ratio)
    half = QPointF(size / 2, size / 2)
    corner = QRectF(within).center() - half
    # On whole device pixels, or the lines blur.
    painter.drawImage(QPointF(round(corner.x() * ratio), round(corner.y() * ratio)) / ratio, drawn)


def paint_turned(
    painter: QPainter, name: str, colour: QColor, within: QRect, size: int, degrees: float
) -> None:
    """The same, turned about its middle."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.translate(QRectF(within).center())
    painter.rotate(degrees)
    paint(painter, name, colour, QRectF(-size, -size, 2 * size, 2 * size), size)
    painter.restore()
