"""Takes a picture of the whole display once nothing moves on it any more.

python -m tools.picture FILE.png
"""

from __future__ import annotations

import sys
import time

from PySide6.QtGui import QGuiApplication, QImage

LIMIT = 15.0
"""Seconds to wait for stillness; then the picture is taken all the same."""


def main(path: str) -> int:
    """Write the picture to `path`, in the format that its suffix names."""
    app = QGuiApplication([])
    deadline = time.monotonic() + LIMIT
    before, now = None, _grab(app)
    while now != before and time.monotonic() < deadline:
        before, now = now, _grab(app)
    return 0 if now.save(path) else 1


def _grab(app: QGuiApplication) -> QImage:
    """The display at the next full second: so a text cursor, which blinks once in it, is still."""
    time.sleep(1 - time.monotonic() % 1)
    return app.primaryScreen().grabWindow(0).toImage()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
