"""Request Tracker 5, by its REST 2 interface, as the person who reports (docs: RT::REST2).

Traps of RT 5.0.3, each measured against the real server:
- A custom field with unique values does not refuse a double: it answers 201 and leaves the field
  empty. So the reference is read back, and a double is merged where RT lets the person.
- PUT answers 200 to what it did not allow, with "Permission Denied" among its messages.
- The name of a file beyond ASCII is spoilt or makes a 500. As an encoded word (RFC 2047) it is
  read well, but only in a reply: such files follow the ticket in one.
- A file of 0 bytes is refused with all that comes with it; it holds nothing, so it stays behind.
- Text that is not UTF-8 is converted; as application/octet-stream it stays as it is.
- Without Requestor the person may not read the own ticket.
"""

from __future__ import annotations

import base64
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any

import msgspec

from assistant.desk_settings import RtDesk
from assistant.desks.api import LARGEST_FILE_ANSWER, Api, file_name
from assistant.desks.desk import (
    Abilities,
    Entry,
    Errand,
    FileNote,
    Head,
    Login,
    Progress,
    Receipt,
    SignIn,
    Ticket,
)
from assistant.desks.html_words import without_tags
from assistant.desks.letter import File, open_letter
from assistant.desks.numbers import fields_of, number_of, time_of, unknown
from assistant.outbox import Parcel
from assistant.sent import What
from diagnostics.text import text

_PROGRESS = {
    "new": Progress.NEW,
    "open": Progress.WORKED_ON,
    "stalled": Progress.WAITS_FOR_YOU,
    "resolved": Progress.SOLVED,
    "rejected": Progress.CLOSED,
    "deleted": Progress.CLOSED,
}
# What everybody may read of a ticket; comments are IT's own.
_PUBLIC = ("Create", "Correspond")
_NOBODY = "Nobody"
# The subject of what was said from here carries its reference: the one place of a reply that is
# found again and that the agent does not have to read.
_SAID = "Balie "
_MOST = 100
_MOST_PAGES = 20


_Object = dict[str, Any]
_Items = list[_Object]


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
        self._api.with_login(login).ask("GET", "/rt", _Object)

    # -- sending

    def find(self, reference: str) -> tuple[Receipt, ...]:
        """By the custom field; closed ones are found too."""
        field = self._settings.reference_field
        found = self._search(f"'CF.{{{field}}}' = '{_quoted(reference)}'", "id", "ASC")
        return tuple(Receipt(_id(item)) for item in found)

    def create(self, parcel: Parcel) -> Receipt:
        """A ticket with everything; where another computer was faster, its double is merged."""
        letter = open_letter(parcel.message)
        created = self._api.ask(
            "POST",
            "/ticket",
            _Object,
            json={
                "Queue": self._settings.queue,
                "Subject": parcel.subject,
                "Requestor": letter.sender,
                "Content": letter.words,
                "ContentType": "text/plain",
                "CustomFields": {self._settings.reference_field: parcel.reference},
                "Attachments": [_attached(f) for f in _held(letter.files) if f.name.isascii()],
            },
        )
        receipt = Receipt(_id(created))
        first = self.find(parcel.reference)
        if first and receipt not in first:
            self.merge(first[0], [receipt])
            return first[0]
        return receipt

    def complete(self, receipt: Receipt, parcel: Parcel) -> None:
        """Add the files that the ticket lacks; a file is the same by its name and size."""
        number = _known(receipt)
        there = {(note.name, note.size) for part in self._parts(number) for note in part.files}
        files = _held(open_letter(parcel.message).files)
        lacking = [file for file in files if (file.name, len(file.content)) not in there]
        if lacking:
            self._correspond(number, parcel.reference, parcel.subject, lacking)

    def merge(self, first: Receipt, doubles: Sequence[Receipt]) -> None:
        """Merge; where RT does not let the person, say in the double that it is one."""
        for double in map(_known, doubles):
            answer = self._put(double, {"MergeInto": _known(first)})
            if _denied(answer) and not self._said(double, _known(first)):
                words = f"This is the same as #{first.number}. Nothing needs to be done here."
                self._correspond(double, _known(first), words, ())

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
        found = self._search(f"id = {number_of(number)}", "id", "ASC")
        if not found:
            raise unknown()
        parts = {part.transaction: part for part in self._parts(number)}
        history = self._all_items(f"/ticket/{number_of(number)}/history", _HISTORY)
        return Ticket(
            **msgspec.structs.asdict(self._head(found[0])),
            owner=_name(found[0].get("Owner")),
            entries=tuple(
                _entry(item, parts.get(_id(item), _Part(transaction="")), self._requesters(found))
                for item in history
                if item.get("Type") in _PUBLIC
            ),
        )

    def file(self, number: str, file_id: str) -> bytes:
        """What an attachment holds."""
        found = self._api.ask(
            "GET", f"/attachment/{number_of(file_id)}", _Object, most=LARGEST_FILE_ANSWER
        )
        return _decoded(found)

    def done(self, errand: Errand) -> bool:
        """A reply is found by its subject, a rating by the field that it fills."""
        if errand.what is What.RATING:
            [found] = self._search(f"id = {number_of(errand.number)}", "id", "ASC") or [{}]
            return all(_field(found, name) == v for name, v in self._filled(errand).items())
        return self._said(errand.number, errand.reference)

    def do(self, errand: Errand) -> None:
        """A reply of the requester reopens a ticket by itself."""
        if errand.what is What.RATING:
            self._put(errand.number, {"CustomFields": self._filled(errand)})
        else:
            self._correspond(errand.number, errand.reference, errand.words, errand.files)

    # -- asking

    def _filled(self, errand: Errand) -> dict[str, str]:
        settings = self._settings
        return fields_of(errand.rating, settings.rating_field, settings.minutes_field)

    def _search(self, query: str, by: str, order: str) -> _Items:
        asked = {"query": query, "orderby": by, "order": order, "fields": _FIELDS} | _NAMES
        return self._items("/tickets", asked)

    def _items(self, path: str, asked: Mapping[str, str]) -> _Items:
        return self._page(path, asked, 1)

    def _all_items(self, path: str, asked: Mapping[str, str]) -> _Items:
        """Page by page, up to an empty one.

        RT does not tell an employee how many there are, and a page lacks what they may not see.
        """
        items: _Items = []
        for number in range(1, _MOST_PAGES + 1):
            page = self._page(path, asked, number)
            items += page
            if not page:
                break
        return items

    def _page(self, path: str, asked: Mapping[str, str], number: int) -> _Items:
        query = {**asked, "per_page": str(_MOST), "page": str(number)}
        return self._api.ask("GET", path, _Page, query=query).items

    def _put(self, number: str, changes: Mapping[str, object]) -> list[str]:
        return self._api.ask("PUT", f"/ticket/{number_of(number)}", list[str], json=changes)

    def _correspond(self, number: str, reference: str, words: str, files: Sequence[File]) -> None:
        self._api.ask(
            "POST",
            f"/ticket/{number_of(number)}/correspond",
            list[str],
            json={
                "Subject": f"{_SAID}{reference}",
                "Content": words,
                "ContentType": "text/plain",
                "Attachments": [_attached(file) for file in _held(files)],
            },
        )

    def _said(self, number: str, reference: str) -> bool:
        return any(part.errand == reference for part in self._parts(number))

    def _parts(self, number: str) -> list[_Part]:
        """What each transaction of a ticket carries."""
        items = self._all_items(f"/ticket/{number_of(number)}/attachments", _ATTACHMENTS)
        parts: dict[str, list[_Object]] = {}
        for item in items:
            parts.setdefault(str(item.get("TransactionId", "")), []).append(item)
        return [_part(transaction, several) for transaction, several in parts.items()]

    def _head(self, found: _Object) -> Head:
        return Head(
            number=_id(found),
            subject=str(found.get("Subject", "")),
            progress=_PROGRESS.get(str(found.get("Status")), Progress.WORKED_ON),
            created_at=time_of(found.get("Created")),
            changed_at=time_of(found.get("LastUpdated")),
            reference=_field(found, self._settings.reference_field) or None,
        )

    def _requesters(self, found: _Items) -> set[str]:
        several = found[0].get("Requestor")
        return {_id(person) for person in several} if isinstance(several, list) else set()


class _Page(msgspec.Struct):
    items: _Items


class _Part(msgspec.Struct, kw_only=True):
    """What one transaction carries: words, files, and from which errand it came."""

    transaction: str
    words: str = ""
    files: tuple[FileNote, ...] = ()
    errand: str | None = None


_FIELDS = "Subject,Status,Created,LastUpdated,CustomFields,Owner,Requestor"
_NAMES = {"fields[Owner]": "RealName,Name"}
_HISTORY = {"fields": "Type,Creator,Created", "fields[Creator]": "RealName,Name"}
_ATTACHMENTS = {"fields": "Subject,Filename,ContentType,ContentLength,Content,TransactionId"}


def _part(transaction: str, items: _Items) -> _Part:
    part = _Part(transaction=transaction)
    for item in items:
        subject = str(item.get("Subject", ""))
        if subject.startswith(_SAID):
            part.errand = subject.removeprefix(_SAID)
        if item.get("Filename"):
            part.files += (_note(item),)
        elif str(item.get("ContentType")).startswith("text/") and not part.words:
            part.words = _plain(item)
    return part


def _plain(item: _Object) -> str:
    words = str(item.get("Content") or "")
    return without_tags(words) if item.get("ContentType") == "text/html" else words


def _note(item: _Object) -> FileNote:
    size = str(item.get("ContentLength", ""))
    return FileNote(
        id=_id(item),
        name=file_name(item.get("Filename")),
        type=str(item.get("ContentType", "")),
        size=int(size) if size.isascii() and size.isdecimal() else 0,
    )


def _entry(item: _Object, part: _Part, requesters: set[str]) -> Entry:
    creator = item.get("Creator")
    return Entry(
        id=_id(item),
        author=_name(creator),
        mine=isinstance(creator, dict) and _id(creator) in requesters,
        written_at=time_of(item.get("Created")),
        words=part.words.strip(),
        files=part.files,
        errand=part.errand,
    )


def _held(files: Sequence[File]) -> list[File]:
    return [file for file in files if file.content]


def _attached(file: File) -> dict[str, str]:
    kept = file.type if not file.type.startswith("text/") or _is_utf8(file.content) else _BINARY
    return {
        "FileName": _encoded_word(file.name),
        "FileType": kept,
        "FileContent": base64.b64encode(file.content).decode(),
    }


_BINARY = "application/octet-stream"


def _is_utf8(content: bytes) -> bool:
    try:
        return bool(content.decode()) or True
    except UnicodeDecodeError:
        return False


def _encoded_word(name: str) -> str:
    if name.isascii():
        return name
    return f"=?utf-8?b?{base64.b64encode(name.encode('utf-8', 'replace')).decode()}?="


def _decoded(found: _Object) -> bytes:
    """RT gives text as it is, and everything else in base64 with line ends."""
    content = str(found.get("Content") or "")
    with suppress(ValueError):
        return base64.b64decode(content)
    raise unknown()


def _field(found: _Object, name: str) -> str:
    fields = found.get("CustomFields")
    for field in fields if isinstance(fields, list) else ():
        if isinstance(field, dict) and field.get("name") == name and field.get("values"):
            return str(field["values"][0])
    return ""


def _name(person: object) -> str:
    if not isinstance(person, dict) or person.get("id") in (_NOBODY, None):
        return ""
    return str(person.get("RealName") or person["id"])


def _denied(messages: list[str]) -> bool:
    return any("denied" in message.lower() for message in messages)


def _known(receipt: Receipt) -> str:
    return receipt.number or ""


def _quoted(said: str) -> str:
    return said.replace("\\", "\\\\").replace("'", "\\'")


def _id(item: _Object) -> str:
    return str(item.get("id", ""))
