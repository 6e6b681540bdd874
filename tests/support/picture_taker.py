"""Takes one picture as Balie does, with a window of its own in the way, and says what came of it.

Arguments: a kind, the file for the picture, and "anywhere" if the desktop is to place the window.
Begins at a line on standard input. Prints "taken" or the title of the trouble; where its window
is then; and what the clipboard holds, and whether that is its own.
"""

from __future__ import annotations

import sys

from PySide6.QtCore import QRect, QSocketNotifier
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from assistant.errors import Trouble
from ui.capture import Kind, capture
from ui.words import say

# Nothing else on the desktops of the tests has this colour.
OWN = "#ff00fe"
PLACE = QRect(60, 60, 300, 200)


def main() -> int:
    """Run until there is a picture, or none."""
    app = QApplication(["taker"])
    window = QWidget()
    window.setWindowTitle("Own window")
    QVBoxLayout(window).addWidget(QLineEdit("what I wrote to IT"))
    window.setStyleSheet(f"background: {OWN}")
    if "anywhere" in sys.argv:
        window.resize(PLACE.size())
    else:
        window.setGeometry(PLACE)
    window.show()

    def end(words: str) -> None:
        place = window.geometry().getRect() if window.isVisible() else "gone"
        clipboard = QGuiApplication.clipboard()
        print(words, place, clipboard.text(), clipboard.ownsClipboard(), sep="\n", flush=True)
        app.quit()

    def taken(picture: QImage) -> None:
        picture.save(sys.argv[2])
        end("taken")

    def failed(trouble: Trouble) -> None:
        end(say(trouble.title))

    notifier = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
    notifier.activated.connect(lambda: notifier.setEnabled(False))
    notifier.activated.connect(lambda: capture(Kind(sys.argv[1]), taken, failed))
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
