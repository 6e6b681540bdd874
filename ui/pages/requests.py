"""Every request of the person's own, also those that are over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.errors import Troubled
from assistant.events import Event, RequestsChanged
from assistant.own_requests import foremost
from ui.pages.page import Page, Shell
from ui.pages.requests_card import nothing_yet, request_row
from ui.widgets.banner import trouble_banner
from ui.widgets.buttons import Pressable
from ui.widgets.cards import Card
from ui.words import tr

if TYPE_CHECKING:
    from assistant.engine import Engine


class RequestsPage(Page):
    """In the order of the home page."""

    def __init__(self, engine: Engine, window: Shell) -> None:
        super().__init__(engine, window, tr("Your requests"))
        self._refresh()

    def receive(self, event: Event) -> None:
        if isinstance(event, RequestsChanged):
            self._refresh()

    def shown(self) -> None:
        first = self.findChild(Pressable)
        if isinstance(first, Pressable):
            first.setFocus()

    def _refresh(self) -> None:
        try:
            requests = foremost(self.engine.requests())
        except Troubled as troubled:
            self.show_again(trouble_banner(troubled.trouble))
            return
        card = Card()
        for request in requests:
            card.add_row(request_row(request, self.shell))
        if not requests:
            card.add_row(nothing_yet())
        self.show_again(card)
