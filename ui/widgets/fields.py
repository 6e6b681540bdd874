"""Where people write: a line or several, each with its question above it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMimeData, QSize
from PySide6.QtGui import QDragEnterEvent, QFontDatabase
from PySide6.QtWidgets import (
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.widgets.drop_zone import holds_files
from ui.widgets.labels import Strong


class TextField(QLineEdit):
    """One line; no more than `longest` characters."""

    def __init__(self, name: str, prompt: str = "", *, longest: int) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(prompt)
        self.setMaxLength(longest)


class TextArea(QPlainTextEdit):
    """Several lines, without fonts or colours; Tab leaves it. `lines` high, or up to `most_lines`.

    `took` is offered what is pasted, and says whether it was no text but its own. Files that are
    dropped are left to the page.
    """

    def __init__(self, name: str, prompt: str = "", *, lines: int = 3, most_lines: int = 0) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(prompt)
        self.setTabChangesFocus(True)
        self._lines = lines
        self._most_lines = max(lines, most_lines)
        self.took: Callable[[QMimeData], bool] = lambda _data: False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if most_lines:
            self.document().documentLayout().documentSizeChanged.connect(self._grow)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasUrls() or source.hasImage() or super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        if not self.took(source):
            super().insertFromMimeData(source)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if holds_files(event.mimeData()):
            event.ignore()
        else:
            super().dragEnterEvent(event)

    def sizeHint(self) -> QSize:
        height = self._lines_shown() * self.fontMetrics().lineSpacing() + 24
        return QSize(super().sizeHint().width(), height)

    def _lines_shown(self) -> int:
        written = round(self.document().size().height())  # of plain text it is told in lines
        return max(self._lines, min(written, self._most_lines))

    def _grow(self) -> None:
        self.updateGeometry()


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
