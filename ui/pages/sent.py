"""What was sent: everything that ever left this computer through Balie, to the last character."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.errors import Troubled
from assistant.outbox import Composed
from diagnostics.text import Moment, Size
from ui.pages.page import Page, Shell
from ui.widgets.banner import trouble_banner
from ui.widgets.cards import Card, Row, RowButton
from ui.widgets.labels import Caption
from ui.widgets.symbols import Tile
from ui.words import say, tr

if TYPE_CHECKING:
    from assistant.engine import Engine
    from assistant.sent import Sent


class SentPage(Page):
    """The record, newest first; pressed, an entry shows every byte of it."""

    def __init__(self, engine: Engine, window: Shell) -> None:
        super().__init__(engine, window, tr("What was sent"))
        self.add(
            Caption(tr("Everything that left this computer through Balie. Nothing else ever did."))
        )
        try:
            self._card = self._list(engine.sent.all())
            self.add(self._card)
        except Troubled as troubled:
            self.add(trouble_banner(troubled.trouble))
        self.end()

    def _list(self, everything: tuple[Sent, ...]) -> Card:
        card = Card()
        for sent in everything:
            card.add_row(self._row(sent))
        if not everything:
            words = tr("What you report is kept here, as it was sent")
            card.add_row(Row(Tile("inbox", "mute"), tr("Nothing was sent yet"), words))
        return card

    def _row(self, sent: Sent) -> RowButton:
        caption = tr(
            "{when}, {size}, to {place}",
            when=Moment(sent.sent_at),
            size=Size(sent.size),
            place=sent.place,
        )
        tile = Tile("send", "accent")
        return RowButton(tile, sent.subject, caption, press=lambda: self._show(sent))

    def _show(self, sent: Sent) -> None:
        try:
            message = self.engine.sent.message(sent.reference)
            replaced = self.engine.sent.replaced(sent.reference)
        except Troubled as troubled:
            self.shell.say(say(troubled.trouble.title))
            return
        if message is not None:
            self.shell.open_preview(
                Composed(
                    reference=sent.reference,
                    subject=sent.subject,
                    message=message,
                    created_at=sent.sent_at,
                    replaced=replaced,
                )
            )
