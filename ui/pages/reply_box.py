"""Where the person answers IT; it stays below the conversation, with what was typed in it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from assistant.tickets.draft import LONGEST_MESSAGE
from ui.style import GAP, MARGIN
from ui.widgets.buttons import Button
from ui.widgets.fields import TextArea
from ui.words import tr


class ReplyBox(QWidget):
    """`send` gets the words, and says whether they are kept; only then the field is emptied.

    `begun` stands in it at first.
    """

    def __init__(self, send: Callable[[str], bool], begun: str = "") -> None:
        super().__init__()
        self._send = send
        self._words = TextArea(tr("Your answer"), tr("Answer IT"), lines=2)
        self._words.setPlainText(begun)
        self._go = Button(tr("Send"), self._pressed, kind="primary", icon="send")
        line = QHBoxLayout(self)
        line.setContentsMargins(MARGIN, 8, MARGIN, 10)
        line.setSpacing(GAP)
        line.addWidget(self._words, 1)
        line.addWidget(self._go, 0, Qt.AlignmentFlag.AlignBottom)

    @property
    def words(self) -> str:
        """What is typed."""
        return self._words.toPlainText()[:LONGEST_MESSAGE]

    def begin(self) -> None:
        """Put the focus where one types."""
        self._words.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What the field itself leaves: Ctrl+Enter sends."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._pressed()
        else:
            super().keyPressEvent(event)

    def _pressed(self) -> None:
        if self.words.strip() and self._send(self.words.strip()):
            self._words.clear()
