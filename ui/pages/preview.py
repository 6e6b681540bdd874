"""Every byte of a report, before it leaves or after."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QWidget

from diagnostics.text import Size
from ui.pages.page import Page, Shell
from ui.style import MARGIN
from ui.widgets.buttons import Button
from ui.widgets.labels import Caption
from ui.widgets.verbatim import Verbatim
from ui.words import tr

if TYPE_CHECKING:
    from assistant.engine import Engine
    from assistant.outbox import Parcel

_ATTACHMENTS = ("diagnostics.html", "diagnostics.json")


class PreviewPage(Page):
    """The whole message as it travels, in one text; buttons lead to its parts."""

    def __init__(self, engine: Engine, window: Shell, parcel: Parcel) -> None:
        super().__init__(engine, window, tr("Exactly what is sent"))
        self._message = parcel.message.decode()
        self.text = Verbatim(tr("The whole message"), self._message)
        size = Caption(tr("{size}, every byte of it", size=Size(len(parcel.message))))
        self.add(size)
        self.add(self._buttons())
        self.column.addWidget(self.text, 1)

    def shown(self) -> None:
        self.text.setFocus()

    def _buttons(self) -> QWidget:
        line = QHBoxLayout(buttons := QWidget())
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(MARGIN // 2)
        for name in _ATTACHMENTS:
            if f'filename="{name}"' in self._message:
                line.addWidget(Button(name, partial(self._go_to, name), kind="inline"))
        line.addStretch()
        line.addWidget(Button(tr("Copy"), self._copy, icon="copy"))
        return buttons

    def _go_to(self, attachment: str) -> None:
        self.text.go_to(f'filename="{attachment}"')
        self.text.setFocus()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._message)
        self.shell.say(tr("Copied"))
