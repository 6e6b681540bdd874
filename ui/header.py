"""The top of the window: who is speaking, what page this is, the way back, the menu."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.buttons import Button, IconButton
from ui.widgets.labels import Caption, Heading
from ui.widgets.symbols import Logo
from ui.words import tr


class Header(QWidget):
    """On the home page the greeting over the name of IT; elsewhere the page's title over Back."""

    def __init__(
        self,
        *,
        logo: Logo,
        back: Callable[[], None],
        menu: Callable[[QWidget], None],
        close: Callable[[], None] | None,
    ) -> None:
        super().__init__()
        self._title = Heading()
        self._caption = Caption()
        self.back = Button(tr("Back"), back, kind="inline", icon="chevron-left")
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 12, 12, 8)
        line.setSpacing(10)
        line.addWidget(logo)
        line.addLayout(self._words(), 1)
        self._menu = IconButton("settings", tr("Menu"), lambda: menu(self._menu))
        line.addWidget(self._menu)
        if close is not None:
            line.addWidget(IconButton("x", tr("Close"), close))

    @property
    def title(self) -> str:
        return self._title.text()

    def show_page(self, title: str, caption: str, *, home: bool) -> None:
        """Say which page this is."""
        self._title.setText(title)
        self._caption.setText(caption)
        self._caption.setVisible(home)
        self.back.setVisible(not home)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        handle = self.window().windowHandle()
        if event.button() is Qt.MouseButton.LeftButton and handle is not None:
            handle.startSystemMove()

    def _words(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self._title)
        column.addWidget(self._caption)
        # Aligned, or the words above it would be no wider than the button.
        column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        return column
