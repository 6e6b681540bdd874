"""One of the person's own requests: where it is, and what was sent."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from assistant.desks.desk import FileNote, Progress, Rating, Ticket
from assistant.errors import Troubled
from assistant.events import Event, FileArrived, RequestsChanged, TroubleArose
from assistant.outbox import Composed
from assistant.own_requests import OwnRequest
from diagnostics.text import Moment
from ui.pages.conversation import conversation
from ui.pages.page import Page, Shell
from ui.pages.rating import RatingCard
from ui.pages.reply_box import ReplyBox
from ui.pages.report_sent import outcome
from ui.pages.saved_file import save
from ui.presentation import request_pill
from ui.widgets.banner import trouble_banner
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, Row
from ui.widgets.labels import Caption, Pill
from ui.widgets.symbols import Tile
from ui.words import say, tr

if TYPE_CHECKING:
    from assistant.engine import Engine


class RequestPage(Page):
    """Follows the request as it is sent, and shows what IT says of it."""

    def __init__(self, engine: Engine, window: Shell, reference: str, answer: str = "") -> None:
        super().__init__(engine, window, tr("Your request"))
        self._reference = reference
        self._number = ""
        self._fetched: dict[str, str] = {}
        self._link: Button | None = None
        self._reply = ReplyBox(self._answer, answer)
        self.add_below(self._reply)
        self._refresh()

    def receive(self, event: Event) -> None:
        match event:
            case RequestsChanged():
                self._refresh()
            case FileArrived() if event.number == self._number:
                self._save(event)
            case TroubleArose():
                self.shell.say(say(event.trouble.title))
            case _:
                pass

    def shown(self) -> None:
        if self._reply.isVisibleTo(self):
            self._reply.begin()
        elif self._link is not None:
            self._link.setFocus()

    def _refresh(self) -> None:
        try:
            request = _find(self.engine, self._reference)
            if request is None:
                return
            self._number = request.number or ""
            talk = self._conversation()
        except Troubled as troubled:
            self.show_again(trouble_banner(troubled.trouble))
            return
        followed = talk or outcome(request, self.engine, self.shell)
        self.show_again(_summary(request), *followed, *self._sent_from_here(request))

    def _sent_from_here(self, request: OwnRequest) -> list[QWidget]:
        """What was sent, unless it was by mail or telephone."""
        if request.reference == request.number:
            return []
        self._link = Button(tr("See exactly what is sent"), self._preview, kind="inline")
        return [self._link]

    def _conversation(self) -> list[QWidget]:
        """What was said and what can be done, where the desk has told anything."""
        requests = self.engine.own_requests
        ticket = requests.conversation(self._number) if self._number else None
        self._reply.setVisible(ticket is not None and requests.abilities.replies)
        if ticket is None:
            return []
        requests.seen(self._number)
        said = conversation(ticket, requests.waiting(self._number), self._fetch)
        return [*self._told(ticket), *said, *self._over(ticket)]

    def _told(self, ticket: Ticket) -> list[QWidget]:
        owner = tr("{name} has it", name=ticket.owner) if ticket.owner else tr("Nobody has it yet")
        trouble = self.engine.own_requests.following.trouble
        behind = [] if trouble is None else [trouble_banner(trouble)]
        return [*behind, Caption(owner)]

    def _over(self, ticket: Ticket) -> list[QWidget]:
        requests = self.engine.own_requests
        if ticket.progress not in (Progress.SOLVED, Progress.CLOSED):
            return []
        again = Button(tr("It is not solved"), self._reopen)
        if requests.rated(ticket.number):
            return [Caption(tr("You have rated this. Thank you.")), again]
        return [RatingCard(self._rate, in_words=not requests.abilities.rates), again]

    def _answer(self, words: str) -> bool:
        return self._do(lambda: self.engine.own_requests.reply(self._number, words))

    def _reopen(self) -> None:
        words = self._reply.words.strip() or tr("It is not solved.")
        if self._do(lambda: self.engine.own_requests.reopen(self._number, words)):
            self.shell.say(tr("IT is told that it is not solved"))

    def _rate(self, rating: Rating) -> None:
        self._do(lambda: self.engine.own_requests.rate(self._number, rating))

    def _do(self, what: Callable[[], object]) -> bool:
        """Whether it is kept; what is not is said."""
        try:
            what()
        except Troubled as troubled:
            self.shell.say(say(troubled.trouble.title))
            return False
        return True

    def _fetch(self, note: FileNote) -> None:
        self._fetched[note.id] = note.name
        self.shell.say(tr("Fetching “{name}”…", name=note.name))
        self.engine.own_requests.fetch(self._number, note.id)

    def _save(self, arrived: FileArrived) -> None:
        try:
            path = save(self._fetched.get(arrived.file_id, "file"), arrived.content)
        except OSError:
            self.shell.say(tr("This could not be saved"))
            return
        self.shell.say(tr("Saved as “{file}”", file=str(path)))

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


def _find(engine: Engine, reference: str) -> OwnRequest | None:
    """The request of that reference, or of that number where it was not made here."""
    requests = engine.requests()
    named = (r for r in requests if reference in (r.reference, r.number))
    return next(named, None)


def _summary(request: OwnRequest) -> Card:
    card = Card()
    card.setAccessibleName(request.subject)
    begun = tr("Begun {time}", time=Moment(request.created_at))
    card.add_row(Row(Tile("send", "accent"), request.subject, begun, Pill(*request_pill(request))))
    named = (
        (tr("Number"), request.number) if request.number else (tr("Reference"), request.reference)
    )
    card.add_row(Row(None, *named))
    return card
