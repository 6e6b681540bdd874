"""All that there is to show of one of the person's own requests, read at once, and its head."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from assistant.desks.desk import Errand, Ticket
from assistant.errors import Trouble
from assistant.outbox import Request
from assistant.own_requests import OwnRequest
from diagnostics.text import Moment
from ui.presentation import request_pill
from ui.widgets.cards import Card, Row
from ui.widgets.labels import Pill
from ui.widgets.symbols import Tile
from ui.words import say, tr

if TYPE_CHECKING:
    from assistant.engine import Engine


class Known(msgspec.Struct, frozen=True):
    """All that the page shows, read at once; it is laid out anew only where this differs."""

    request: OwnRequest
    ticket: Ticket | None = None
    waiting: tuple[tuple[Errand, Request | None], ...] = ()
    rated: bool = False
    trouble: Trouble | None = None
    as_of: float | None = None


def known_of(engine: Engine, reference: str) -> Known | None:
    """All about the request of that reference, or of that number where it was not made here."""
    own = engine.own_requests
    request = next((r for r in own.all() if reference in (r.reference, r.number)), None)
    if request is None:
        return None
    ticket = own.conversation(request.number) if request.number else None
    if ticket is None:
        return Known(request)
    errands = own.waiting(ticket.number)
    sending = {said.reference: said for said in own.sayings()} if errands else {}
    trouble = own.following.trouble
    return Known(
        request,
        ticket,
        tuple((errand, sending.get(errand.reference)) for errand in errands),
        own.rated(ticket.number),
        trouble,
        own.following.as_of() if trouble is not None else None,
    )


def as_of(known: Known) -> str:
    """Below the page, where it is in sight wherever one reads."""
    if known.trouble is None:
        return ""
    if known.as_of is None:
        return say(known.trouble.title)
    return tr("As of {time}. {why}.", time=Moment(known.as_of), why=say(known.trouble.title))


def summary(request: OwnRequest) -> Card:
    """What it is about, where it is, and how to call it."""
    card = Card()
    card.setAccessibleName(request.subject)
    begun = tr("Begun {time}", time=Moment(request.created_at))
    card.add_row(Row(Tile("send", "accent"), request.subject, begun, Pill(*request_pill(request))))
    named = (
        (tr("Number"), request.number) if request.number else (tr("Reference"), request.reference)
    )
    card.add_row(Row(None, *named))
    return card
