"""Text exactly as it is, every character of it, to read and to copy."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QFontDatabase, QTextCharFormat, QTextCursor, QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit


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

    def mark(self, words: Sequence[str]) -> None:
        """Mark every place where one of these stands as a word of its own."""
        found = re.finditer(_any_of(words), self._units) if words else ()
        self.setExtraSelections([self._marked(*match.span()) for match in found])

    def go_to(self, words: str) -> None:
        """Show the place where these words first stand at the top."""
        found = self.document().find(words)
        if not found.isNull():
            self.moveCursor(QTextCursor.MoveOperation.End)
            found.clearSelection()
            self.setTextCursor(found)

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copied as it is; Qt would put a plain space for one that must not break."""
        mime = QMimeData()
        cursor = self.textCursor()
        chosen = self._units[cursor.selectionStart() : cursor.selectionEnd()]
        mime.setText(chosen.encode("utf-16-le", "surrogatepass").decode("utf-16-le"))
        return mime

    @property
    def _units(self) -> str:
        """The content with a place for each UTF-16 unit, as Qt counts: an emoji takes two."""
        encoded = self.content.encode("utf-16-le")
        return "".join(map(chr, memoryview(encoded).cast("H")))

    def _marked(self, begin: int, end: int) -> QTextEdit.ExtraSelection:
        marked = QTextEdit.ExtraSelection()
        cursor = self.textCursor()
        cursor.setPosition(begin)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        look = QTextCharFormat()
        look.setBackground(self.palette().highlight())
        look.setForeground(self.palette().highlightedText())
        marked.cursor = cursor
        marked.format = look
        return marked


def _any_of(words: Sequence[str]) -> str:
    """A pattern for any of the words, the longest first: "printer-1" is not in "printer-10"."""
    longest_first = sorted(set(words), key=len, reverse=True)
    return rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)"
