"""What few people want to know, one click away."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.buttons import Button
from ui.widgets.fields import TextArea

_MOST_LINES = 14


class Disclosure(QWidget):
    """A link that shows and hides a text as it is; `make` makes it when it is first wanted."""

    def __init__(self, words: str, make: Callable[[], str]) -> None:
        super().__init__()
        self._make = make
        self._words = words
        self._text: TextArea | None = None
        self._link = Button(words, self._toggle, kind="inline", icon="chevron-right")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._column.addWidget(self._link, 0, Qt.AlignmentFlag.AlignLeft)

    @property
    def is_open(self) -> bool:
        """Whether the text is shown."""
        return self._text is not None and not self._text.isHidden()

    def refresh(self) -> None:
        """Make the text again if it is shown; later otherwise."""
        if self._text is not None and self.is_open:
            self._text.setPlainText(self._make())
        elif self._text is not None:
            self._text.deleteLater()
            self._text = None

    def _toggle(self) -> None:
        if self._text is None:
            self._text = self._add_text()
        else:
            self._text.setVisible(self._text.isHidden())
        self._link.show_icon("chevron-down" if self.is_open else "chevron-right")

    def _add_text(self) -> TextArea:
        words = self._make()
        area = TextArea(self._words, lines=min(_MOST_LINES, words.count("\n") + 1))
        area.setReadOnly(True)
        area.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        area.setPlainText(words)
        self._column.addWidget(area)
        return area
