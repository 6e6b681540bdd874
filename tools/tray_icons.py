"""`make icons`: draws the tray icons in the sizes that trays have, from their SVG files.

The tray program loads these pictures instead: Qt's SVG plugin would cost it 1.5 MB for as long as
it runs.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication, QImage, QImageReader

from ui.icons import source, tray_picture
from ui.tray import SIZES, Picture


def main() -> int:
    """Draw every picture in every size."""
    app = QGuiApplication([])
    for picture in Picture:
        for size in SIZES:
            file = tray_picture(picture, size)
            file.parent.mkdir(exist_ok=True)
            draw(source(picture), size).save(str(file))
    app.quit()
    return 0


def draw(svg: Path, size: int) -> QImage:
    """An SVG file as a picture of `size` pixels."""
    reader = QImageReader(str(svg))
    reader.setScaledSize(QSize(size, size))
    return reader.read()


if __name__ == "__main__":
    sys.exit(main())
