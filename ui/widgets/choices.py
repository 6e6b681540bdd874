"""Buttons of which one is pressed: as many beside each other as the window has room for."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QWidget

from ui.widgets.buttons import Button

# In each language; a window is as narrow as a telephone.
_ABREAST = 3


class Choices(QWidget):
    """One question's answers after the other's, in the same place."""

    def __init__(self, *, centred: bool = False) -> None:
        super().__init__()
        self._before = 1 if centred else 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(self._before + _ABREAST, 1)
        if centred:
            self._grid.setColumnStretch(0, 1)

    def show_buttons(self, buttons: list[Button]) -> None:
        """Show these instead of those there were."""
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for index, button in enumerate(buttons):
            row, column = divmod(index, _ABREAST)
            self._grid.addWidget(button, row, self._before + column)
            button.show()
