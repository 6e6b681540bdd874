"""Text exactly as it is, every character of it, to read and to copy."""

from __future__ import annotations

from PySide6.QtGui import QFontDatabase, QTextCursor, QTextOption
from PySide6.QtWidgets import QPlainTextEdit


class Verbatim(QPlainTextEdit):
    """Read-only, in letters of the same width; long lines are folded, not changed."""

    def __init__(self, name: str, content: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.setWordWrapMode(QTextOption.WrapMode.WrapAnywhere)
        self.setPlainText(content)

    @property
    def content(self) -> str:
        """What is shown; toPlainText would tell a plain space for one that must not break."""
        return self.document().toRawText().replace("\u2029", "\n")

    def go_to(self, words: str) -> None:
        """Show the place where these words first stand at the top."""
        found = self.document().find(words)
        if not found.isNull():
            self.moveCursor(QTextCursor.MoveOperation.End)
            found.clearSelection()
            self.setTextCursor(found)
