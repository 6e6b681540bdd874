"""What is down for many: what IT calls it, since when, and that it affects this person too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from assistant.errors import Troubled
from assistant.events import Event, RequestsChanged
from diagnostics.text import Moment
from ui.pages.page import Page, Shell
from ui.presentation import progress_pill
from ui.widgets.banner import trouble_banner
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, Row
from ui.widgets.labels import Caption, Pill
from ui.widgets.symbols import Tile
from ui.words import say, tr

if TYPE_CHECKING:
    from assistant.desks.desk import Head
    from assistant.engine import Engine


class OutagePage(Page):
    """Follows one outage, by the number of IT's own ticket about it."""

    def __init__(self, engine: Engine, window: Shell, number: str) -> None:
        super().__init__(engine, window, tr("IT works on this"))
        self._number = number
        self._button: Button | None = None
        self._refresh()

    def receive(self, event: Event) -> None:
        if isinstance(event, RequestsChanged):
            self._refresh()

    def shown(self) -> None:
        if self._button is not None:
            self._button.setFocus()

    def _refresh(self) -> None:
        own = self.engine.own_requests
        try:
            outage = own.outage(self._number)
            joined = own.has_joined(self._number)
        except Troubled as troubled:
            self.show_again(trouble_banner(troubled.trouble))
            return
        self._button = None
        if outage is None:
            self.show_again(Caption(tr("IT does not list this any more.")))
        else:
            self.show_again(_summary(outage), *self._affected(outage, joined=joined))

    def _affected(self, outage: Head, *, joined: bool) -> list[QWidget]:
        if outage.is_over:
            return [Caption(tr("It works again, says IT. If not for you, report it."))]
        if joined:
            return [Caption(tr("IT knows that it affects you too. You hear when it works again."))]
        self._button = Button(tr("This affects me too"), self._join, kind="primary")
        told = tr("IT is told your name and that it affects you, and nothing else.")
        return [Caption(told), self._button]

    def _join(self) -> None:
        try:
            self.engine.own_requests.join(self._number)
        except Troubled as troubled:
            self.shell.say(say(troubled.trouble.title))


def _summary(outage: Head) -> Card:
    card = Card()
    card.setAccessibleName(outage.subject)
    since = tr("Since {time}", time=Moment(outage.created_at))
    pill = Pill(*progress_pill(outage.progress))
    card.add_row(Row(Tile("triangle-alert", "warn"), outage.subject, since, pill))
    card.add_row(Row(None, tr("Number"), outage.number))
    return card
