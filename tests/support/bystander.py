"""A program beside Balie: a green window that fills a place, and something on the clipboard.

Arguments: left, top, width and height of the window.
"""

from __future__ import annotations

import sys

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

COLOUR = "#00c853"
COPIED = "what I copied before"


def main() -> int:
    """Run until it is ended."""
    app = QApplication(["bystander"])
    window = QWidget()
    window.setWindowTitle("Bystander")
    window.setStyleSheet(f"background: {COLOUR}")
    window.setGeometry(*map(int, sys.argv[1:5]))
    window.show()
    QGuiApplication.clipboard().setText(COPIED)
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
