"""What few people want to know, one click away."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.buttons import Button
from ui.widgets.fields import TextArea, fixed_text

_MOST_LINES = 14


class Disclosure(QWidget):
    """A link that shows and hides a text as it is; `make` makes it whenever it is to be shown."""

    def __init__(self, words: str, make: Callable[[], str]) -> None:
        super().__init__()
        self._make = make
        self._words = words
        self._text: TextArea | None = None
        self.link = Button(words, self._toggle, kind="inline", icon="chevron-right")
        # A screen reader says whether it is on.
        self.link.setCheckable(True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._column.addWidget(self.link, 0, Qt.AlignmentFlag.AlignLeft)

    def refresh(self) -> None:
        """What the text tells has changed."""
        if self._text is not None and self.link.isChecked():
            self._text.setPlainText(self._make())

    def _toggle(self) -> None:
        is_open = self.link.isChecked()
        self.link.show_icon("chevron-down" if is_open else "chevron-right")
        if self._text is None:
            self._text = self._add_text()
        self._text.setVisible(is_open)
        self.refresh()

    def _add_text(self) -> TextArea:
        area = fixed_text(self._words, self._make(), most_lines=_MOST_LINES)
        self._column.addWidget(area)
        return area
