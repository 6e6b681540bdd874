"""Takes a picture of the whole display once nothing moves on it any more.

python -m tools.picture FILE.png
"""

from __future__ import annotations

import sys
import time

from PySide6.QtGui import QGuiApplication, QImage

LIMIT = 15.0
"""Seconds to wait for stillness; then the picture is taken all the same."""

STILL = 1.5
"""Seconds without a change that count as still; a slow check may show its result later."""


def main(path: str) -> int:
    """Write the picture to `path`, in the format that its suffix names."""
    app = QGuiApplication([])
    deadline = time.monotonic() + LIMIT
    before, now = None, _grab(app)
    while now != before and time.monotonic() < deadline:
        time.sleep(STILL)
        before, now = now, _grab(app)
    return 0 if now.save(path) else 1


def _grab(app: QGuiApplication) -> QImage:
    return app.primaryScreen().grabWindow(0).toImage()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
