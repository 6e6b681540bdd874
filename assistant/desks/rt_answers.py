"""What Request Tracker answers, as far as it is read, and what that means here.

What is not there, or not for the person, RT answers as "", whatever it would have been.
"""

from __future__ import annotations

from typing import Any, Generic, TypeVar

import msgspec

from assistant.desks.api import file_name
from assistant.desks.desk import Entry, FileNote, Head, Progress
from assistant.desks.numbers import size_of, time_of
from assistant.desks.said import mark

T = TypeVar("T")

TICKET_FIELDS = {
    "fields": "Subject,Status,Created,LastUpdated,CustomFields,Owner,Requestor",
    "fields[Owner]": "RealName,Name",
}
HISTORY_FIELDS = {"fields": "Type,Creator,Created", "fields[Creator]": "RealName,Name"}
ATTACHMENT_FIELDS = {"fields": "Subject,Filename,ContentType,ContentLength,TransactionId"}

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


class _Object(msgspec.Struct, kw_only=True, rename="pascal"):
    id: int | str = msgspec.field(name="id")

    @property
    def number(self) -> str:
        """Its id as text."""
        return str(self.id)


class Items(msgspec.Struct, Generic[T]):
    """A page of several."""

    items: list[T]


class Made(_Object, kw_only=True):
    """What was just created."""


class User(_Object, kw_only=True, rename="pascal"):
    """Somebody, by login."""

    real_name: str | None = None

    @property
    def name(self) -> str:
        """What people call them, "" for nobody."""
        return "" if self.id == _NOBODY else self.real_name or self.number


class CustomField(_Object, kw_only=True):
    """A field that the organisation made."""

    name: str | None = msgspec.field(name="name", default=None)
    values: list[Any] | str = msgspec.field(name="values", default="")


class FoundTicket(_Object, kw_only=True, rename="pascal"):
    """A ticket without what was said in it."""

    subject: str | None = None
    status: str | None = None
    created: str | None = None
    last_updated: str | None = None
    custom_fields: list[CustomField] | str | None = None
    owner: User | str | None = None
    requestor: list[User] | str | None = None

    def field(self, name: str) -> str:
        """The value of a custom field, "" where it has none."""
        fields = self.custom_fields if isinstance(self.custom_fields, list) else ()
        values = next((field.values for field in fields if field.name == name), ())
        return str(values[0]) if values else ""

    def head(self, reference_field: str) -> Head:
        """What the list of requests shows of it."""
        return Head(
            number=self.number,
            subject=self.subject or "",
            progress=_PROGRESS.get(self.status or "", Progress.WORKED_ON),
            created_at=time_of(self.created),
            changed_at=time_of(self.last_updated),
            reference=self.field(reference_field) or None,
        )

    @property
    def owner_name(self) -> str:
        """Who has it, "" while nobody has."""
        return self.owner.name if isinstance(self.owner, User) else ""

    @property
    def requesters(self) -> set[str]:
        """The logins of those whose request it is."""
        users = self.requestor if isinstance(self.requestor, list) else ()
        return {user.number for user in users}


class Transaction(_Object, kw_only=True, rename="pascal"):
    """Something that was done to a ticket."""

    type: str | None = None
    creator: User | str | None = None
    created: str | None = None

    @property
    def is_public(self) -> bool:
        """Whether it is for the person too."""
        return self.type in _PUBLIC

    def entry(self, part: Part, words: str, requesters: set[str]) -> Entry:
        """It as a message of the conversation."""
        creator = self.creator if isinstance(self.creator, User) else User(id=_NOBODY)
        return Entry(
            id=self.number,
            author=creator.name,
            mine=creator.number in requesters,
            written_at=time_of(self.created),
            words=words.strip(),
            files=part.files,
            errand=part.errand,
        )


class FoundAttachment(_Object, kw_only=True, rename="pascal"):
    """A part of what a transaction carries, without its content."""

    transaction_id: int | str = ""
    subject: str | None = None
    filename: str | None = None
    content_type: str | None = None
    content_length: int | str | None = None

    @property
    def note(self) -> FileNote:
        """It as a file of the conversation."""
        return FileNote(
            id=self.number,
            name=file_name(self.filename or ""),
            type=self.content_type or "",
            size=size_of(self.content_length),
        )

    @property
    def is_words(self) -> bool:
        """Whether it is text to be read, and no file."""
        return not self.filename and (self.content_type or "").startswith("text/")


class Content(_Object, kw_only=True, rename="pascal"):
    """What an attachment holds, in base64 with line ends."""

    content: str | None = None


class Part(msgspec.Struct, kw_only=True):
    """What one transaction carries: words, files, and from which errand it came.

    The subject of a reply has its reference: it is found there, and the agent need not read it.
    """

    words: FoundAttachment | None = None
    files: tuple[FileNote, ...] = ()
    errand: str | None = None

    def add(self, found: FoundAttachment) -> None:
        """The next attachment, in their order; of several wordings the first is the plain one."""
        subject = found.subject or ""
        if subject.startswith(mark("")):
            self.errand = subject.removeprefix(mark(""))
        if found.filename:
            self.files += (found.note,)
        elif found.is_words and self.words is None:
            self.words = found


def parts_of(found: list[FoundAttachment]) -> dict[str, Part]:
    """What each transaction carries, by its number."""
    parts: dict[str, Part] = {}
    for attachment in found:
        parts.setdefault(str(attachment.transaction_id), Part()).add(attachment)
    return parts
