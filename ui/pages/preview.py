"""Every byte of a report, before it leaves or after."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QWidget

from assistant.tickets.readable import readable
from diagnostics.text import Size
from ui.pages.page import Page, Shell
from ui.pages.replaced import ReplacedCard
from ui.style import MARGIN
from ui.widgets.buttons import Button
from ui.widgets.labels import Caption
from ui.widgets.verbatim import Verbatim
from ui.words import tr

if TYPE_CHECKING:
    from assistant.engine import Engine
    from assistant.outbox import Composed

_ATTACHMENTS = ("diagnostics.html", "diagnostics.json")

# What goes along stands below; the text stays high enough to read in.
_LOWEST = 240


class PreviewPage(Page):
    """The whole message as it travels, in one text; buttons lead to its attachments."""

    def __init__(self, engine: Engine, window: Shell, parcel: Composed) -> None:
        super().__init__(engine, window, tr("Exactly what is sent"))
        self.text = Verbatim(tr("The whole message"), "")
        self._size = Caption()
        self._links = {name: self._link(name) for name in _ATTACHMENTS}
        self._replaced = ReplacedCard(self._go_to)
        self.text.setMinimumHeight(_LOWEST)
        self.add(self._size)
        self.add(self._buttons())
        self.column.addWidget(self.text, 1)
        self.add(self._replaced)
        self.show_parcel(parcel)

    def shown(self) -> None:
        self.text.setFocus()

    def show_parcel(self, parcel: Composed) -> None:
        """Show the bytes of this one, with what was taken out marked in them."""
        message = readable(parcel.message)
        if message != self.text.content:
            self.text.setPlainText(message)
            self.text.mark([replacement.pseudonym for replacement in parcel.replaced])
        self._replaced.show_replaced(parcel.replaced)
        self._size.setText(tr("{size}, every byte of it", size=Size(len(parcel.message))))
        for name, link in self._links.items():
            link.setVisible(_place(name) in message)

    def _buttons(self) -> QWidget:
        line = QHBoxLayout(buttons := QWidget())
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(MARGIN // 2)
        for link in self._links.values():
            line.addWidget(link)
        line.addStretch()
        line.addWidget(Button(tr("Copy"), self._copy, icon="copy"))
        return buttons

    def _link(self, attachment: str) -> Button:
        return Button(attachment, partial(self._go_to, _place(attachment)), kind="inline")

    def _go_to(self, words: str) -> None:
        self.text.go_to(words)
        self.text.setFocus()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.content)
        self.shell.say(tr("Copied"))


def _place(attachment: str) -> str:
    """Where an attachment begins in the message."""
    return f'filename="{attachment}"'
