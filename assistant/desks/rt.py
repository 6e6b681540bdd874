"""Request Tracker 5, by its REST 2 interface, as the person who reports (docs: RT::REST2).

Traps of RT 5.0.3, each measured against the real server:
- A custom field with unique values does not refuse a double: it answers 201 and leaves the field
  empty. So the reference is read back, and a double is merged where RT lets the person.
- PUT answers 200 to what it did not allow, with "Permission Denied" among its messages.
- The name of a file beyond ASCII is spoilt or makes a 500. As an encoded word (RFC 2047) it is
  read well, but only in a reply: such files follow the ticket in one.
- A file of 0 bytes is refused with all that comes with it; it holds nothing, so it stays behind.
- Text that is not UTF-8 is converted, and HTML shown amid the history, without its style; as
  application/octet-stream they stay files.
- Without Requestor the person may not read the own ticket.
- Asked for the content in a list of attachments, it sends that of every file too; so the words of
  each message are fetched by themselves, once.
"""

from __future__ import annotations

import base64
from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

import msgspec

from assistant.desk_settings import RtDesk
from assistant.desks.api import LARGEST_FILE_ANSWER, Api
from assistant.desks.converging import lacking
from assistant.desks.desk import Abilities, Entry, Errand, Head, Login, Receipt, SignIn, Ticket
from assistant.desks.html_words import without_tags
from assistant.desks.letter import File, held, open_letter
from assistant.desks.numbers import fields_of, number_of, unknown
from assistant.desks.rt_answers import (
    ATTACHMENT_FIELDS,
    HISTORY_FIELDS,
    TICKET_FIELDS,
    Content,
    FoundAttachment,
    FoundTicket,
    Items,
    Made,
    Part,
    Transaction,
    parts_of,
)
from assistant.desks.said import mark, same_as
from assistant.outbox import Parcel
from assistant.sent import What
from diagnostics.text import text

T = TypeVar("T")

_BINARY = "application/octet-stream"
_MOST = 100
_MOST_PAGES = 20


def headers(login: Login) -> Mapping[str, str]:
    """How RT is told who asks (RT::Authen::Token)."""
    return {"Authorization": f"token {login.secret}"}


class RequestTracker:
    """One queue; `api` asks below /REST/2.0 as the person."""

    def __init__(self, settings: RtDesk, api: Api) -> None:
        self._settings = settings
        self._api = api
        self.place = settings.address
        self.sign_in: SignIn | None = SignIn(
            secret=text("Your token"),
            where=text(
                "In Request Tracker, choose your name, Settings, Auth Tokens, and make one."
            ),
            link=f"{settings.address}/Prefs/AuthTokens.html",
        )
        self.abilities = Abilities(
            largest_file=settings.largest_file_mb * 1_000_000,
            shows_replies=True,
            replies=True,
            reopens=True,
            rates=settings.rating_field is not None,
            finds_others=True,
            tells_outages=settings.outage_queue is not None,
        )

    def check(self, login: Login) -> None:
        """Whether the token is good."""
        self._api.with_login(login).ask("GET", "/rt", dict[str, Any])

    # -- sending

    def find(self, reference: str) -> tuple[Receipt, ...]:
        """By the custom field; closed ones are found too."""
        field = self._settings.reference_field
        found = self._search(f"'CF.{{{field}}}' = '{_quoted(reference)}'", "id", "ASC")
        return tuple(Receipt(ticket.number) for ticket in found)

    def create(self, parcel: Parcel) -> Receipt:
        """A ticket with everything; where another computer was faster, its double is merged."""
        letter = open_letter(parcel.message)
        created = self._api.ask(
            "POST",
            "/ticket",
            Made,
            json={
                "Queue": self._settings.queue,
                "Subject": parcel.subject,
                "Requestor": letter.sender,
                "Content": letter.words,
                "ContentType": "text/plain",
                "CustomFields": {self._settings.reference_field: parcel.reference},
                "Attachments": [_attached(f) for f in held(letter.files) if f.name.isascii()],
            },
        )
        receipt = Receipt(created.number)
        first = self.find(parcel.reference)
        if first and receipt not in first:
            self.merge(first[0], [receipt])
            return first[0]
        return receipt

    def complete(self, receipt: Receipt, parcel: Parcel) -> None:
        """Add the files that the ticket lacks; a file is the same by its name and size."""
        number = _known(receipt)
        there = [note for part in self._parts(number).values() for note in part.files]
        missing = lacking(held(open_letter(parcel.message).files), there)
        if missing:
            self._correspond(number, parcel.reference, parcel.subject, missing)

    def merge(self, first: Receipt, doubles: Sequence[Receipt]) -> None:
        """Merge; where RT does not let the person, say in the double that it is one."""
        for double in map(_known, doubles):
            answer = self._put(double, {"MergeInto": _known(first)})
            if _denied(answer) and not self._said(double, _known(first)):
                self._correspond(double, _known(first), same_as(first.number), ())

    # -- the conversation

    def tickets(self) -> tuple[Head, ...]:
        """Those in which the person is the requester."""
        found = self._search("Requestor.id = '__CurrentUser__'", "LastUpdated", "DESC")
        return tuple(map(self._head, found))

    def outages(self) -> tuple[Head, ...]:
        """What is in the queue for them."""
        queue = self._settings.outage_queue
        found = self._search(f"Queue = '{_quoted(queue)}'", "LastUpdated", "DESC") if queue else ()
        return tuple(map(self._head, found))

    def ticket(self, number: str, known: Ticket | None) -> Ticket:
        """With all correspondence, and no comments."""
        ticket = self._one(number)
        return Ticket(
            **msgspec.structs.asdict(self._head(ticket)),
            owner=ticket.owner_name,
            entries=self._entries(ticket, known),
        )

    def file(self, number: str, file_id: str) -> bytes:
        """What an attachment holds."""
        path = f"/attachment/{number_of(file_id)}"
        content = self._api.ask("GET", path, Content, most=LARGEST_FILE_ANSWER).content
        try:
            return base64.b64decode(content or "")
        except ValueError:
            raise unknown() from None

    def done(self, errand: Errand) -> bool:
        """A reply is found by its subject, a rating by the field that it fills."""
        if errand.what is What.RATING:
            ticket, filled = self._one(errand.number), self._filled(errand).items()
            return all(ticket.field(name) == value for name, value in filled)
        return self._said(errand.number, errand.reference)

    def do(self, errand: Errand) -> None:
        """A reply of the requester reopens a ticket by itself."""
        if errand.what is What.RATING:
            self._put(errand.number, {"CustomFields": self._filled(errand)})
        else:
            self._correspond(errand.number, errand.reference, errand.words, errand.files)

    # -- asking

    def _entries(self, ticket: FoundTicket, known: Ticket | None) -> tuple[Entry, ...]:
        path = f"/ticket/{number_of(ticket.number)}/history"
        parts = self._parts(ticket.number)
        said = {entry.id: entry.words for entry in known.entries} if known is not None else {}

        def entry(item: Transaction) -> Entry:
            part = parts.get(item.number, Part())
            words = said.get(item.number) or self._words(part)
            return item.entry(part, words, ticket.requesters)

        return tuple(
            entry(item) for item in self._items(path, HISTORY_FIELDS, Transaction) if item.is_public
        )

    def _filled(self, errand: Errand) -> dict[str, str]:
        settings = self._settings
        return fields_of(errand.rating, settings.rating_field, settings.minutes_field)

    def _head(self, ticket: FoundTicket) -> Head:
        return ticket.head(self._settings.reference_field)

    def _one(self, number: str) -> FoundTicket:
        found = self._search(f"id = {number_of(number)}", "id", "ASC")
        if not found:
            raise unknown()
        return found[0]

    def _search(self, query: str, by: str, order: str) -> list[FoundTicket]:
        asked = {"query": query, "orderby": by, "order": order} | TICKET_FIELDS
        return self._page("/tickets", asked, FoundTicket, 1)

    def _items(self, path: str, asked: Mapping[str, str], kind: type[T]) -> list[T]:
        """Page by page, up to an empty one.

        RT does not tell an employee how many there are, and a page lacks what they may not see.
        """
        items: list[T] = []
        for number in range(1, _MOST_PAGES + 1):
            page = self._page(path, asked, kind, number)
            items += page
            if not page:
                break
        return items

    def _page(self, path: str, asked: Mapping[str, str], kind: type[T], number: int) -> list[T]:
        query = {**asked, "per_page": str(_MOST), "page": str(number)}
        return self._api.ask("GET", path, Items[kind], query=query).items  # type: ignore[valid-type]

    def _put(self, number: str, changes: Mapping[str, object]) -> list[str]:
        return self._api.ask("PUT", f"/ticket/{number_of(number)}", list[str], json=changes)

    def _correspond(self, number: str, reference: str, words: str, files: Sequence[File]) -> None:
        self._api.ask(
            "POST",
            f"/ticket/{number_of(number)}/correspond",
            list[str],
            json={
                "Subject": mark(reference),
                "Content": words,
                "ContentType": "text/plain",
                "Attachments": [_attached(file) for file in held(files)],
            },
        )

    def _said(self, number: str, reference: str) -> bool:
        return any(part.errand == reference for part in self._parts(number).values())

    def _parts(self, number: str) -> dict[str, Part]:
        path = f"/ticket/{number_of(number)}/attachments"
        return parts_of(self._items(path, ATTACHMENT_FIELDS, FoundAttachment))

    def _words(self, part: Part) -> str:
        if part.words is None:
            return ""
        words = self.file("", part.words.number).decode("utf-8", "replace")
        return without_tags(words) if part.words.content_type == "text/html" else words


def _attached(file: File) -> dict[str, str]:
    changed = file.type == "text/html" or (
        file.type.startswith("text/") and not _is_utf8(file.content)
    )
    return {
        "FileName": _encoded_word(file.name),
        "FileType": _BINARY if changed else file.type,
        "FileContent": base64.b64encode(file.content).decode(),
    }


def _is_utf8(content: bytes) -> bool:
    try:
        return bool(content.decode()) or True
    except UnicodeDecodeError:
        return False


def _encoded_word(name: str) -> str:
    if name.isascii():
        return name
    return f"=?utf-8?b?{base64.b64encode(name.encode('utf-8', 'replace')).decode()}?="


def _denied(messages: list[str]) -> bool:
    return any("denied" in message.lower() for message in messages)


def _known(receipt: Receipt) -> str:
    return receipt.number or ""


def _quoted(said: str) -> str:
    return said.replace("\\", "\\\\").replace("'", "\\'")
