"""GLPI, by its legacy REST interface, as the person who reports (apirest.md in its source).

What its documentation and source say, and what is done about it; never tried against a real one:
- The reference stands in the last line of what is said: `externalid` came with GLPI 11 only, and
  has no search option; the content has one in all versions, asked of the database at once.
- An employee may neither close nor merge. What nobody has touched can be put into the bin, and
  that is where a double goes; where GLPI refuses, it is told in the double.
- A requester's reply reopens what is solved or waits, from 10.0.1 by itself, before if it says so;
  `_no_reopen` keeps a rating from doing it.
- Documents are told for a whole ticket, never for one message: those sent from here carry the
  mark, others belong to what their author wrote within the same minute. A document says no size.
- A file with the same bytes as another may be given the other's name, so its SHA-1 is compared.
- Times have no zone; they are taken for those of this computer.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import msgspec

from assistant.desk_settings import GlpiDesk
from assistant.desks.api import Api
from assistant.desks.desk import (
    Abilities,
    DeskTrouble,
    Errand,
    Head,
    Login,
    Receipt,
    SignIn,
    Ticket,
)
from assistant.desks.glpi.reading import documents, entries, from_html, head, html, owner
from assistant.desks.glpi.session import Criterion, Object, Session, session
from assistant.desks.letter import File, held, open_letter
from assistant.desks.numbers import by_age
from assistant.desks.said import mark, marked, rated, same_as
from assistant.desks.silent import NoOutages
from assistant.outbox import Parcel
from assistant.sent import What
from diagnostics.text import text

# Search options of tickets (rawSearchOptions in src/Ticket.php and src/CommonITILObject.php).
_COLUMNS = {"name": 1, "id": 2, "status": 12, "date": 15, "date_mod": 19, "content": 21}
_REQUESTER = 4
_LONGEST_NAME = 250


class Glpi(NoOutages):
    """One GLPI; `api` asks below /apirest.php with the person's token."""

    def __init__(self, settings: GlpiDesk, api: Api) -> None:
        self._settings = settings
        self._api = api
        self.place = settings.address
        self.sign_in: SignIn | None = SignIn(
            secret=text("Your API token"),
            where=text(
                "In GLPI, choose your name, My settings, Remote access keys, and regenerate the "
                "API token."
            ),
            link=f"{settings.address}/front/preference.php",
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
        with session(self._api.with_login(login), self._settings) as glpi:
            glpi.me()

    # -- sending

    def find(self, reference: str) -> tuple[Receipt, ...]:
        """By the last line of the description; closed ones are found too, binned ones are not."""
        wanted: Criterion = {
            "field": _COLUMNS["content"],
            "searchtype": "contains",
            "value": mark(reference),
        }
        with session(self._api, self._settings) as glpi:
            found = glpi.search(wanted, _COLUMNS)
        return tuple(Receipt(n) for n in sorted((head(row).number for row in found), key=by_age))

    def create(self, parcel: Parcel) -> Receipt:
        """A ticket with the words; its files follow when it is completed."""
        words = open_letter(parcel.message).words
        ticket: Object = {
            "name": parcel.subject[:_LONGEST_NAME] or "-",
            "content": html(marked(words, parcel.reference)),
        }
        if self._settings.category is not None:
            ticket["itilcategories_id"] = self._settings.category
        with session(self._api, self._settings) as glpi:
            return Receipt(glpi.add("Ticket", ticket))

    def complete(self, receipt: Receipt, parcel: Parcel) -> None:
        """Add the files that the ticket lacks."""
        files = held(open_letter(parcel.message).files)
        if files:
            with session(self._api, self._settings) as glpi:
                _attach(glpi, receipt.number or "", parcel.reference, files)

    def merge(self, first: Receipt, doubles: Sequence[Receipt]) -> None:
        """Put them into the bin; where GLPI does not let the person, say in them what they are."""
        with session(self._api, self._settings) as glpi:
            for double in doubles:
                _bin(glpi, double.number or "", same_as(first.number))

    # -- the conversation

    def tickets(self) -> tuple[Head, ...]:
        """Those in which the person is the requester, and not those of a group."""
        with session(self._api, self._settings) as glpi:
            mine: Criterion = {"field": _REQUESTER, "searchtype": "equals", "value": glpi.me()}
            return tuple(map(head, glpi.search(mine, _COLUMNS)))

    def ticket(self, number: str, known: Ticket | None) -> Ticket:
        """With replies and solutions; GLPI itself keeps private ones from employees."""
        with session(self._api, self._settings) as glpi:
            found = _opened(glpi, number)
            replies, solutions = (glpi.parts(number, k) for k in ("ITILFollowup", "ITILSolution"))
            return Ticket(
                **msgspec.structs.asdict(head(found)),
                owner=_owner(glpi, number),
                entries=entries(found, replies, solutions, glpi.me()),
            )

    def file(self, number: str, file_id: str) -> bytes:
        """What a document holds, where the person's profile may read documents."""
        with session(self._api, self._settings) as glpi:
            return glpi.document(file_id)

    def done(self, errand: Errand) -> bool:
        """By the last line of a reply, and whether all its files are there."""
        with session(self._api, self._settings) as glpi:
            return _said(glpi, errand.number, mark(errand.reference)) and not _lacking(
                glpi, errand.number, errand.reference, held(errand.files)
            )

    def do(self, errand: Errand) -> None:
        """What is lacking of a reply and its files."""
        with session(self._api, self._settings) as glpi:
            if not _said(glpi, errand.number, mark(errand.reference)):
                glpi.add("ITILFollowup", _followup(errand))
            _attach(glpi, errand.number, errand.reference, held(errand.files))


def _followup(errand: Errand) -> Object:
    rating = errand.what is What.RATING
    words = rated(errand.rating) if rating else errand.words
    reply: Object = {
        "itemtype": "Ticket",
        "items_id": errand.number,
        "content": html(marked(words, errand.reference)),
        "is_private": 0,
    }
    if rating:
        reply["_no_reopen"] = 1
    if errand.what is What.REOPENING:
        reply["add_reopen"] = 1
    return reply


def _opened(glpi: Session, number: str) -> Object:
    asked = {"with_documents": "true", "add_keys_names[0]": "users_id_recipient"}
    return glpi.item("Ticket", number, **asked)


def _said(glpi: Session, number: str, words: str) -> bool:
    replies = glpi.parts(number, "ITILFollowup")
    return any(words in from_html(reply.get("content")) for reply in replies)


def _attach(glpi: Session, number: str, reference: str, files: Sequence[File]) -> None:
    for file in _lacking(glpi, number, reference, files):
        document = {"name": file.name, "comment": mark(reference), "_no_reopen": 1}
        glpi.attach({**document, "itemtype": "Ticket", "items_id": number}, file)


def _lacking(glpi: Session, number: str, reference: str, files: Sequence[File]) -> list[File]:
    """The same file may have come with another message of the ticket, and belongs to that."""
    if not files:
        return []
    sent = (d for d in documents(_opened(glpi, number)) if d.get("comment") == mark(reference))
    there = {document.get("sha1sum") for document in sent}
    return [file for file in files if _sha1(file.content) not in there]


def _sha1(content: bytes) -> str:
    return hashlib.sha1(content, usedforsecurity=False).hexdigest()


def _bin(glpi: Session, number: str, words: str) -> None:
    try:
        glpi.delete("Ticket", number)
    except DeskTrouble as error:
        if error.trouble.again:
            raise
        if not _opened(glpi, number).get("is_deleted") and not _said(glpi, number, words):
            said = {"itemtype": "Ticket", "items_id": number, "content": html(words)}
            glpi.add("ITILFollowup", said)


def _owner(glpi: Session, number: str) -> str:
    try:
        return owner(glpi.parts(number, "Ticket_User"))
    except DeskTrouble as error:
        if error.trouble.again:
            raise
        return ""  # a profile that may not see it may still read the rest
