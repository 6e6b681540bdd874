"""The bottom of the window: a quiet line about the page, and now and then something to know."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout

from ui.widgets.labels import Caption

# Long enough to read twice (about 200 words a minute), short enough not to become stale.
_SHOWN_MS = 8000


class Footer(QFrame):
    """Shows the page's own note, or for some seconds a sentence that a screen reader says too."""

    def __init__(self) -> None:
        super().__init__()
        self._note = ""
        self._label = Caption()
        self._timer = QTimer(self, singleShot=True, interval=_SHOWN_MS)
        self._timer.timeout.connect(self.timed_out)
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 10, 16, 10)
        line.addWidget(self._label)
        self.setMinimumHeight(40)

    @property
    def words(self) -> str:
        return self._label.text()

    def show_note(self, note: str) -> None:
        """Show the note of a page; an empty one leaves no footer."""
        self._note = note
        if not self._timer.isActive():
            self._show_note()

    def say(self, sentence: str) -> None:
        """Show a sentence for a while and announce it."""
        self._label.setText(sentence)
        self.show()
        self._timer.start()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))

    def timed_out(self) -> None:
        """The sentence was there long enough; back to the note."""
        self._timer.stop()
        self._show_note()

    def _show_note(self) -> None:
        self._label.setText(self._note)
        self.setVisible(bool(self._note))
