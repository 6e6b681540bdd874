"""Zammad, by its REST interface, as the person who reports (docs.zammad.org, REST API).

What its documentation and source say, and what is done about it; never tried against a real one:
- Words are searched in an index that lags behind. A `condition` is asked of the database, at once.
- What a customer writes into an attribute that does not exist, or that a workflow hides, is left
  out in silence with 201. So the reference stands in the subject of the first article as well,
  and is looked for there.
- A customer can neither merge nor choose a customer; an agent who reports has to.
- An article by itself does not reopen a closed ticket, so the state goes along with a reply.
- PostgreSQL refuses a NUL, with 422.
- The path of a ticket has its id, while people are told its number.
"""

from __future__ import annotations

import base64
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from assistant.desk_settings import ZammadDesk
from assistant.desks.api import LARGEST_FILE_ANSWER, Api
from assistant.desks.converging import lacking, without_doubles
from assistant.desks.desk import (
    Abilities,
    Errand,
    Head,
    Login,
    Progress,
    Receipt,
    SignIn,
    Ticket,
)
from assistant.desks.letter import File, held, open_letter
from assistant.desks.numbers import by_age, number_of, time_of, unknown
from assistant.desks.said import mark, rated, reference_in, same_as
from assistant.desks.silent import NoOutages
from assistant.desks.zammad_answers import Article, entry_of, notes
from assistant.outbox import Parcel
from assistant.printable import printable
from assistant.sent import What
from diagnostics.text import text

_Object = dict[str, Any]
_Items = list[_Object]
# The most that a search gives (app/controllers/tickets_controller.rb), and that a title holds.
_MOST = 200
_LONGEST_TITLE = 200
_NOBODY = "-"


def headers(login: Login) -> Mapping[str, str]:
    """How Zammad is told who asks."""
    return {"Authorization": f"Token token={login.secret}"}


class Zammad(NoOutages):
    """One group; `api` asks below /api/v1 as the person."""

    def __init__(self, settings: ZammadDesk, api: Api) -> None:
        self._settings = settings
        self._api = api
        self._progress = {
            settings.new_state: Progress.NEW,
            settings.waiting_state: Progress.WAITS_FOR_YOU,
            settings.closed_state: Progress.SOLVED,
            "merged": Progress.CLOSED,
        }
        self.place = settings.address
        self.sign_in: SignIn | None = SignIn(
            secret=text("Your token"),
            where=text(
                "In Zammad, open your profile, choose Token Access, and make a token with the "
                "permission ticket.customer."
            ),
            link=f"{settings.address}/#profile/token_access",
        )
        self.abilities = Abilities(
            largest_file=settings.largest_file_mb * 1_000_000,
            shows_replies=True,
            replies=True,
            reopens=True,
            rates=True,
            finds_others=True,
        )

    def check(self, login: Login) -> None:
        """Whether the token is good."""
        self._api.with_login(login).ask("GET", "/users/me", _Object)

    # -- sending

    def find(self, reference: str) -> tuple[Receipt, ...]:
        """By the subject of the first article; closed ones are found too."""
        found = self._search(_is("article.subject", mark(reference)))
        return tuple(map(_receipt, sorted(found, key=lambda ticket: by_age(_id(ticket)))))

    def create(self, parcel: Parcel) -> Receipt:
        """A ticket with everything, which Zammad takes as a whole or not at all."""
        letter = open_letter(parcel.message)
        ticket = {
            "title": printable(parcel.subject)[:_LONGEST_TITLE] or "-",
            "group": self._settings.group,
            self._settings.reference_field: parcel.reference,
            "article": _article(parcel.reference, letter.words, letter.files),
        }
        if letter.sender:
            ticket["customer_id"] = f"guess:{letter.sender}"
        return _receipt(self._api.ask("POST", "/tickets", _Object, json=ticket))

    def complete(self, receipt: Receipt, parcel: Parcel) -> None:
        """Add the files that the ticket lacks."""
        ticket = self._ticket(receipt.number or "")
        there = [note for article in self._articles(ticket) for note in notes(article)]
        missing = lacking(held(open_letter(parcel.message).files), there)
        if missing:
            self._add(ticket, _article(parcel.reference, parcel.subject, missing))

    def merge(self, first: Receipt, doubles: Sequence[Receipt]) -> None:
        """Close them with a word to which one they belong."""
        for double in doubles:
            ticket = self._ticket(double.number or "")
            if self._state(ticket) not in (Progress.SOLVED, Progress.CLOSED):
                article = _article(first.number or "", same_as(first.number), ())
                self._change(ticket, self._settings.closed_state, article)

    # -- the conversation

    def tickets(self) -> tuple[Head, ...]:
        """Those of which the person is the customer, and not all of the organisation."""
        mine = _condition("ticket.customer_id", pre_condition="current_user.id")
        return without_doubles([self._head(ticket) for ticket in self._search(mine)])

    def ticket(self, number: str, known: Ticket | None) -> Ticket:
        """With what was said in public; Zammad keeps internal articles from customers."""
        found = self._ticket(number)
        owner = str(found.get("owner") or "")
        return Ticket(
            **msgspec.structs.asdict(self._head(found)),
            owner="" if owner == _NOBODY else owner,
            entries=tuple(entry_of(a, found.get("customer_id")) for a in self._articles(found)),
        )

    def file(self, number: str, file_id: str) -> bytes:
        """What an attachment holds; its id is that of its article and its own."""
        article, _, own = file_id.partition("-")
        ticket = _id(self._ticket(number))
        path = f"/ticket_attachment/{ticket}/{number_of(article)}/{number_of(own)}"
        return self._api.answer("GET", path, most=LARGEST_FILE_ANSWER).body

    def done(self, errand: Errand) -> bool:
        """By the subject of an article."""
        articles = self._articles(self._ticket(errand.number))
        return any(reference_in(a.subject) == errand.reference for a in articles)

    def do(self, errand: Errand) -> None:
        """An article; all but a rating opens what is not new any more."""
        ticket = self._ticket(errand.number)
        if errand.what is What.RATING:
            self._add(ticket, _article(errand.reference, rated(errand.rating), ()))
            return
        article = _article(errand.reference, errand.words, errand.files)
        if self._state(ticket) is Progress.NEW:
            self._add(ticket, article)
        else:
            self._change(ticket, self._settings.open_state, article)

    # -- asking

    def _search(self, condition: Mapping[str, str]) -> _Items:
        paging = {"limit": str(_MOST), "sort_by": "updated_at", "order_by": "desc"}
        asked = {**condition, **paging, "expand": "true"}
        return self._api.ask("GET", "/tickets/search", _Items, query=asked)

    def _ticket(self, number: str) -> _Object:
        found = self._search(_is("ticket.number", number_of(number)))
        if not found:
            raise unknown()
        return found[0]

    def _articles(self, ticket: _Object) -> list[Article]:
        found = self._api.ask("GET", f"/ticket_articles/by_ticket/{_id(ticket)}", list[Article])
        return [article for article in found if article.is_public]

    def _add(self, ticket: _Object, article: _Object) -> None:
        said = {"ticket_id": _id(ticket), **article}
        self._api.ask("POST", "/ticket_articles", _Object, json=said)

    def _change(self, ticket: _Object, state: str, article: _Object) -> None:
        changes = {"state": state, "article": article}
        self._api.ask("PUT", f"/tickets/{_id(ticket)}", _Object, json=changes)

    def _state(self, ticket: _Object) -> Progress:
        return self._progress.get(str(ticket.get("state")), Progress.WORKED_ON)

    def _head(self, ticket: _Object) -> Head:
        reference = ticket.get(self._settings.reference_field)
        return Head(
            number=str(ticket.get("number", "")),
            subject=str(ticket.get("title", "")),
            progress=self._state(ticket),
            created_at=time_of(ticket.get("created_at")),
            changed_at=time_of(ticket.get("updated_at")),
            reference=str(reference) if reference else None,
        )


def _is(field: str, value: str) -> dict[str, str]:
    return _condition(field, value=value)


def _condition(field: str, **more: str) -> dict[str, str]:
    asked = {"operator": "is", **more}
    return {f"condition[{field}][{name}]": value for name, value in asked.items()}


def _article(reference: str, words: str, files: Sequence[File]) -> _Object:
    return {
        "subject": mark(reference),
        "body": words,
        "content_type": "text/plain",
        "type": "web",
        "sender": "Customer",
        "internal": False,
        "attachments": [
            {
                "filename": file.name,
                "mime-type": file.type,
                "data": base64.b64encode(file.content).decode(),
            }
            for file in held(files)
        ],
    }


def _receipt(ticket: _Object) -> Receipt:
    return Receipt(str(ticket.get("number", "")))


def _id(ticket: _Object) -> str:
    return number_of(str(ticket.get("id", "")))
