"""The one field in which people say in their own words what they need."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit

from ui.widgets.base import restyle
from ui.widgets.buttons import IconButton
from ui.widgets.symbols import Tile
from ui.words import tr

# Longer than any question; what is pasted beyond it would only slow the search down.
LONGEST = 200


class SearchField(QFrame):
    """`changed` carries the words; `moved` -1 or 1 for the arrow keys; `entered` for Enter."""

    changed = Signal(str)
    moved = Signal(int)
    entered = Signal()

    def __init__(self, prompt: str) -> None:
        super().__init__()
        self.field = QLineEdit()
        self.field.setPlaceholderText(prompt)
        self.field.setAccessibleName(prompt)
        self.field.setMaxLength(LONGEST)
        self.field.textChanged.connect(self._typed)
        self.field.installEventFilter(self)
        self.setFocusProxy(self.field)
        self._clear = IconButton("x", tr("Clear"), self.field.clear)
        self._clear.hide()
        self._lay_out()

    @property
    def words(self) -> str:
        return self.field.text().strip()

    def clear(self) -> None:
        """Start afresh."""
        self.field.clear()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            restyle(self, active=event.type() is QEvent.Type.FocusIn)
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self._pressed(Qt.Key(event.key()))
        return super().eventFilter(watched, event)

    def _pressed(self, key: Qt.Key) -> bool:
        match key:
            case Qt.Key.Key_Up:
                self.moved.emit(-1)
            case Qt.Key.Key_Down:
                self.moved.emit(1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.entered.emit()
            case _:
                return False
        return True

    def _typed(self) -> None:
        self._clear.setVisible(bool(self.field.text()))
        self.changed.emit(self.words)

    def _lay_out(self) -> None:
        line = QHBoxLayout(self)
        line.setContentsMargins(6, 4, 4, 4)
        line.setSpacing(4)
        line.addWidget(Tile("search", "mute", bare=True))
        line.addWidget(self.field, 1)
        line.addWidget(self._clear)
        self.setMinimumHeight(40)
