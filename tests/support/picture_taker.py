"""Takes one picture as Balie does, with a window of its own in the way, and says what came of it.

Arguments: a kind, and the file for the picture. Prints "taken", or the title of the trouble; then
whether the window is back, and what the clipboard holds.
"""

from __future__ import annotations

import sys

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from assistant.errors import Trouble
from ui.capture import Kind, capture
from ui.words import say

# Nothing else on the desktops of the tests has this colour.
OWN = "#ff00fe"


def main() -> int:
    app = QApplication(["balie"])
    window = QWidget()
    QVBoxLayout(window).addWidget(QLineEdit("what I wrote to IT"))
    window.setStyleSheet(f"background: {OWN}")
    window.setGeometry(60, 60, 300, 200)
    window.show()

    def end(words: str) -> None:
        print(words, "back" if window.isVisible() else "gone", flush=True)
        print(QGuiApplication.clipboard().text(), flush=True)
        app.quit()

    def taken(picture: QImage) -> None:
        picture.save(sys.argv[2])
        end("taken")

    def failed(trouble: Trouble) -> None:
        end(say(trouble.title))

    QTimer.singleShot(600, lambda: capture(Kind(sys.argv[1]), taken, failed))
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
