"""One of the person's own requests: where it is, what was said of it, and what was sent."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from assistant.desks.desk import FileNote, Progress, Rating, Ticket
from assistant.errors import Troubled
from assistant.events import Event, FileArrived, FollowingChanged, ReplyArrived, RequestsChanged
from assistant.outbox import Composed, RequestState
from assistant.own_requests import OwnRequest
from assistant.sent import What
from ui.pages.conversation import Conversation
from ui.pages.page import Page, Shell
from ui.pages.rating import RatingCard
from ui.pages.reply_box import ReplyBox
from ui.pages.report_sent import outcome
from ui.pages.request_known import Known, as_of, known_of, summary
from ui.pages.saved_file import save
from ui.pages.waiting import why_it_waits
from ui.widgets.banner import trouble_banner
from ui.widgets.buttons import Button
from ui.widgets.drop_zone import DropZone
from ui.widgets.labels import Caption
from ui.words import say, tr

if TYPE_CHECKING:
    from assistant.engine import Engine


class RequestPage(Page):
    """Follows the request as it is sent, and shows what IT says of it.

    `answer` is added to the reply that is being typed.
    """

    def __init__(self, engine: Engine, window: Shell, reference: str, answer: str = "") -> None:
        super().__init__(engine, window, tr("Your request"))
        self._reference = reference
        self._begun = answer
        self._known: Known | None = None
        self._read_until: float | None = None
        self._start: QWidget | None = None
        self._opened = False
        self._fetched: dict[str, str] = {}
        self._link: Button | None = None
        self._reply = ReplyBox(engine, window)
        self.add_below(self._reply)
        DropZone(
            self,
            tr("Drop files here to add them"),
            self._reply.take,
            lambda: self._reply.isVisibleTo(self),
        )
        self._refresh()

    def receive(self, event: Event) -> None:
        self._reply.receive(event)
        match event:
            case RequestsChanged() | FollowingChanged():
                self._refresh()
            case ReplyArrived() if event.number == self._number and self._in_front:
                self.shell.say(tr("IT answered: {subject}", subject=event.subject))
            case FileArrived() if event.number == self._number:
                self._save(event)
            case _:
                pass

    def shown(self) -> None:
        if self._opened:
            self._refresh()
        elif self._start is not None:
            self._scroll.reveal(self._start)
        self._opened = True
        if self._reply.isVisibleTo(self):
            self._reply.begin()
        elif self._link is not None:
            self._link.setFocus()
        self._see()

    def is_about(self, reference: str) -> bool:
        return reference in (self._reference, self._number)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._see()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.WindowActivate:
            self._see()
        return super().event(event)

    def add_to_reply(self, words: str) -> None:
        """Something more to say, written elsewhere."""
        if self._number:
            self._reply.answer(self._number, words)

    @property
    def _number(self) -> str:
        return "" if self._known is None else self._known.request.number or ""

    # -- what there is

    def _refresh(self) -> None:
        try:
            known = known_of(self.engine, self._reference)
        except Troubled as troubled:
            self._known = None
            self.show_again(trouble_banner(troubled.trouble))
            return
        if known is not None and known != self._known:
            self._known = known
            self._show(known)
        self._see()

    def _show(self, known: Known) -> None:
        follows = self._scroll.at_end or self._scroll.seeks
        talk = self._talk(known) if known.ticket is not None else []
        followed = talk or outcome(known.request, self.engine, self.shell)
        self._link = self._sent_from_here(known.request)
        widgets = [summary(known.request), *followed, *([self._link] if self._link else [])]
        self.show_again(*widgets)
        self.note(as_of(known))
        if follows and self._start is not None and self.isVisible():
            self._scroll.reveal(self._start)

    def _talk(self, known: Known) -> list[QWidget]:
        """What was said and what can be done, where the desk has told anything."""
        ticket, own = known.ticket, self.engine.own_requests
        if ticket is None:
            return []
        if self._read_until is None:
            self._read_until = own.seen_until(ticket.number)
        if own.abilities.replies:
            self._reply.answer(ticket.number, self._begun)
            self._begun = ""
        said = Conversation(ticket, self._read_until, self._fetch)
        for errand, sending in known.waiting:
            said.wait(errand, sending, lambda r: why_it_waits(r, self.engine, self.shell))
        self._start = said.start
        return [*self._told(known, ticket), *said.widgets, *self._over(known, ticket)]

    def _told(self, known: Known, ticket: Ticket) -> list[QWidget]:
        owner = tr("{name} has it", name=ticket.owner) if ticket.owner else tr("Nobody has it yet")
        if known.trouble is None:
            return [Caption(owner)]
        return [trouble_banner(known.trouble), Caption(owner)]

    def _over(self, known: Known, ticket: Ticket) -> list[QWidget]:
        if ticket.progress not in (Progress.SOLVED, Progress.CLOSED):
            return []
        able = self.engine.own_requests.abilities
        again = [Button(tr("It is not solved"), self._reopen)] if able.replies else []
        if known.rated:
            return [Caption(tr("You have rated this. Thank you.")), *again]
        return [RatingCard(self._rate, in_words=not able.rates), *again]

    def _sent_from_here(self, request: OwnRequest) -> Button | None:
        """What was sent, unless it was by mail or telephone."""
        if request.reference == request.number:
            return None
        sent = request.state is RequestState.SENT
        words = tr("See exactly what was sent") if sent else tr("See exactly what is sent")
        return Button(words, self._preview, kind="inline")

    @property
    def _in_front(self) -> bool:
        return self.isVisible() and self.isActiveWindow()

    def _see(self) -> None:
        """What is on the screen, in the window in front, has been read."""
        if self._known is None or self._known.ticket is None:
            return
        if self._in_front:
            self._do(lambda: self.engine.own_requests.seen(self._number))

    # -- what can be done

    def _reopen(self) -> None:
        self._reply.send(What.REOPENING)
        self.shell.say(tr("IT is told that it is not solved"))

    def _rate(self, rating: Rating) -> None:
        self._do(lambda: self.engine.own_requests.rate(self._number, rating))

    def _do(self, what: Callable[[], object]) -> None:
        try:
            what()
        except Troubled as troubled:
            self.shell.say(say(troubled.trouble.title))

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
