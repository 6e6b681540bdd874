"""What became of a report: sent, waiting with the reason, or not accepted."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from assistant.engine import Engine
from assistant.outbox import Request, RequestState
from diagnostics.text import Moment
from ui.pages.page import Shell
from ui.pages.waiting import until_when, ways_on
from ui.widgets.banner import trouble_banner
from ui.widgets.cards import Card, Row
from ui.widgets.labels import Caption, Heading, Label
from ui.widgets.symbols import Spinner, Tile
from ui.words import tr


def sending(*, motion: bool) -> QWidget:
    """Shown at once, until the report is kept."""
    card = _named(Card(), tr("Sending your report…"))
    card.add_row(
        Row(Spinner(motion=motion), tr("Sending your report…"), tr("It is kept here first"))
    )
    return card


def outcome(request: Request, engine: Engine, shell: Shell) -> list[QWidget]:
    """What a request's state means, in words, and what can be done about it."""
    if request.state is RequestState.SENT:
        return [_sent(request)]
    if request.trouble is None:
        return [_on_its_way()]
    actions = ways_on(request, engine, shell)
    return [trouble_banner(request.trouble, *actions), _waiting(request)]


def _sent(request: Request) -> Card:
    title = tr("IT has your report")
    card = _named(Card(padded=True), title)
    card.column.addWidget(Heading(title))
    # A number is what one tells IT on the telephone; without one the reference has to do.
    if request.number:
        known_as = tr("Its number is {number}.", number=request.number)
    else:
        known_as = tr("Its reference is {reference}.", reference=request.reference)
    card.column.addWidget(Caption(known_as))
    if request.sent_at is not None:
        card.column.addWidget(Caption(tr("Sent {when}", when=Moment(request.sent_at))))
    card.column.addWidget(
        Label(tr("IT answers in the way you chose. You need not do anything until then."))
    )
    return card


def _on_its_way() -> Card:
    title = tr("Your report is on its way")
    card = _named(Card(), title)
    card.add_row(
        Row(Tile("send", "accent"), title, tr("It is kept on this computer until IT has it"))
    )
    return card


def _waiting(request: Request) -> Card:
    card = Card()
    if request.state is RequestState.WAITING:
        title = tr("Kept on this computer")
        card.add_row(Row(Tile("clock", "warn"), title, until_when(request)))
    else:
        title, caption = tr("Kept on this computer"), tr("Use another way to reach IT")
        card.add_row(Row(Tile("inbox", "warn"), title, caption))
    return card


def _named(card: Card, name: str) -> Card:
    """Where the focus rests when there is nothing to press: a screen reader says the name."""
    card.setAccessibleName(name)
    return card
