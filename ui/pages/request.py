"""One of the person's own requests: where it is, and what was sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.errors import Troubled
from assistant.events import Event, RequestsChanged, TroubleArose
from assistant.outbox import Composed, Request
from diagnostics.text import Moment
from ui.pages.page import Page, Shell
from ui.pages.report_sent import outcome
from ui.presentation import request_pill
from ui.widgets.banner import trouble_banner
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, Row
from ui.widgets.labels import Pill
from ui.widgets.symbols import Tile
from ui.words import say, tr

if TYPE_CHECKING:
    from assistant.engine import Engine


class RequestPage(Page):
    """Follows the request as it is sent."""

    def __init__(self, engine: Engine, window: Shell, reference: str) -> None:
        super().__init__(engine, window, tr("Your request"))
        self._reference = reference
        self._link = Button(tr("See exactly what is sent"), self._preview, kind="inline")
        self._refresh()

    def receive(self, event: Event) -> None:
        match event:
            case RequestsChanged():
                self._refresh()
            case TroubleArose():
                self.shell.say(say(event.trouble.title))
            case _:
                pass

    def shown(self) -> None:
        self._link.setFocus()

    def _refresh(self) -> None:
        try:
            requests = self.engine.requests()
        except Troubled as troubled:
            self.show_again(trouble_banner(troubled.trouble))
            return
        request = next(r for r in requests if r.reference == self._reference)
        self._link = Button(tr("See exactly what is sent"), self._preview, kind="inline")
        followed = outcome(request, self.engine, self.shell)
        self.show_again(_summary(request), *followed, self._link)

    def _preview(self) -> None:
        try:
            message = self.engine.message(self._reference)
            replaced = self.engine.replaced(self._reference)
        except Troubled as troubled:
            self.shell.say(say(troubled.trouble.title))
            return
        if message is not None:
            self.shell.open_preview(
                Composed(
                    reference=self._reference,
                    subject="",
                    message=message,
                    created_at=0.0,
                    replaced=replaced,
                )
            )


def _summary(request: Request) -> Card:
    card = Card()
    card.setAccessibleName(request.subject)
    begun = tr("Begun {time}", time=Moment(request.created_at))
    card.add_row(Row(Tile("send", "accent"), request.subject, begun, Pill(*request_pill(request))))
    card.add_row(Row(None, tr("Reference"), request.reference))
    return card
