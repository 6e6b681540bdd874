"""Where people write: a line or several, each with its question above it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMimeData, QSize
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.widgets.labels import Strong


class TextField(QLineEdit):
    """One line; no more than `longest` characters."""

    def __init__(self, name: str, prompt: str = "", *, longest: int) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(prompt)
        self.setMaxLength(longest)


class TextArea(QPlainTextEdit):
    """Several lines, without fonts or colours; Tab leaves it. `lines` high.

    `took` is offered what is pasted or dropped, and says whether it was no text but its own.
    """

    def __init__(self, name: str, prompt: str = "", *, lines: int = 3) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(prompt)
        self.setTabChangesFocus(True)
        self._lines = lines
        self.took: Callable[[QMimeData], bool] = lambda _data: False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasUrls() or source.hasImage() or super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        if not self.took(source):
            super().insertFromMimeData(source)

    def sizeHint(self) -> QSize:
        height = self._lines * self.fontMetrics().lineSpacing() + 24
        return QSize(super().sizeHint().width(), height)


def fixed_text(name: str, content: str, *, most_lines: int) -> TextArea:
    """A text to read and copy, in letters of the same width; longer than `most_lines` scrolls."""
    area = TextArea(name, lines=min(most_lines, content.count("\n") + 1))
    area.setReadOnly(True)
    area.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
    area.setPlainText(content)
    return area


class Field(QWidget):
    """A question over what it is answered with."""

    def __init__(self, question: str, answer: QWidget) -> None:
        super().__init__()
        label: QLabel = Strong(question)
        label.setBuddy(answer)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(label)
        column.addWidget(answer)
