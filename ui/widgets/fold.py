"""A row that opens: what belongs to it is made when it is first wanted."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.cards import RowButton
from ui.widgets.symbols import Tile


class Fold(QWidget):
    """A row with a chevron; pressed, it shows or hides what `make` makes below it.

    `beside` stands at the end of the row and is pressed by itself.
    """

    def __init__(
        self,
        tile: Tile,
        title: str,
        caption: str,
        make: Callable[[], QWidget],
        *,
        beside: QWidget | None = None,
        opened: bool = False,
    ) -> None:
        super().__init__()
        self._make = make
        self._content: QWidget | None = None
        self._chevron = Tile("chevron-right", "mute", bare=True)
        self.row = RowButton(tile, title, caption, self._chevron, press=self._show)
        # A screen reader says whether it is on.
        self.row.setCheckable(True)
        self.row.setChecked(opened)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addLayout(self._top(beside))
        self._show()

    @property
    def opened(self) -> bool:
        """Whether what belongs to the row is to be seen."""
        return self.row.isChecked()

    def say(self, title: str, caption: str) -> None:
        """Say something else in the row."""
        self.row.words.say(title, caption)
        self.row.setAccessibleDescription(caption)

    def refresh(self) -> None:
        """What belongs to the row has changed."""
        if self._content is not None:
            self._content.hide()
            self._content.deleteLater()
            self._content = None
        self._show()

    def _top(self, beside: QWidget | None) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 12 if beside else 0, 0)
        line.addWidget(self.row, 1)
        if beside is not None:
            line.addWidget(beside, 0, Qt.AlignmentFlag.AlignVCenter)
        return line

    def _show(self) -> None:
        self._chevron.show_icon("chevron-down" if self.opened else "chevron-right", "mute")
        if self.opened and self._content is None:
            self._content = self._make()
            self._column.addWidget(self._content)
        if self._content is not None:
            self._content.setVisible(self.opened)
