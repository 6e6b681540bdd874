"""What Redmine answers, as far as it is read, and what that means here."""

from __future__ import annotations

from typing import Any

import msgspec

from assistant.desks.api import file_name
from assistant.desks.desk import Entry, FileNote
from assistant.desks.numbers import time_of
from assistant.desks.said import unmarked


class Named(msgspec.Struct):
    """Somebody, a project and the like."""

    id: int = 0
    name: str | None = None


class Status(msgspec.Struct):
    """Where an issue is."""

    id: int = 0
    is_closed: bool = False


class CustomField(msgspec.Struct):
    """A field that the organisation made."""

    id: int = 0
    value: Any = None


class Attachment(msgspec.Struct):
    """A file, without its content."""

    id: int
    filename: str | None = None
    content_type: str | None = None
    filesize: int = 0

    @property
    def note(self) -> FileNote:
        """It as a file of the conversation."""
        return FileNote(
            id=str(self.id),
            name=file_name(self.filename or ""),
            type=self.content_type or "",
            size=self.filesize,
        )


class Detail(msgspec.Struct):
    """Something that a journal changed."""

    property: str | None = None
    name: str | None = None


class Journal(msgspec.Struct):
    """A note, a change, or both; a note from here has its reference in its last line."""

    id: int
    user: Named = msgspec.field(default_factory=Named)
    notes: str | None = None
    created_on: str | None = None
    private_notes: bool = False
    details: list[Detail] = []

    def entry(self, files: dict[str, FileNote], author: Named) -> Entry:
        """It as a message of the conversation."""
        words, reference = unmarked(self.notes or "")
        added = (detail.name or "" for detail in self.details if detail.property == "attachment")
        return Entry(
            id=str(self.id),
            author=self.user.name or "",
            mine=self.user.id == author.id,
            written_at=time_of(self.created_on),
            words=words,
            files=tuple(files[file] for file in added if file in files),
            errand=reference,
        )


class Issue(msgspec.Struct):
    """An issue; with what was said in it, where it was asked for by itself."""

    id: int
    subject: str | None = None
    description: str | None = None
    status: Status = msgspec.field(default_factory=Status)
    author: Named = msgspec.field(default_factory=Named)
    assigned_to: Named = msgspec.field(default_factory=Named)
    created_on: str | None = None
    updated_on: str | None = None
    closed_on: str | None = None
    custom_fields: list[CustomField] = []
    journals: list[Journal] = []
    attachments: list[Attachment] = []

    @property
    def number(self) -> str:
        """Its id as text."""
        return str(self.id)

    @property
    def is_closed(self) -> bool:
        """Whether IT is done with it."""
        return self.status.is_closed or self.closed_on is not None

    @property
    def files(self) -> dict[str, FileNote]:
        """What is attached to it or to its notes, by id."""
        return {str(attachment.id): attachment.note for attachment in self.attachments}

    def field(self, wanted: int) -> str:
        """The value of a custom field, "" where it has none."""
        found = (field.value for field in self.custom_fields if field.id == wanted)
        return str(next(found, "") or "")

    def has_said(self, words: str) -> bool:
        """Whether a note has these words in it."""
        return any(words in (journal.notes or "") for journal in self.journals)

    def entries(self, reference_field: int) -> tuple[Entry, ...]:
        """What was said in public, the report first."""
        files = self.files
        public = (journal for journal in self.journals if not journal.private_notes)
        later = [journal.entry(files, self.author) for journal in public]
        followed = {note.id for entry in later for note in entry.files}
        first = Entry(
            id="0",
            author=self.author.name or "",
            mine=True,
            written_at=time_of(self.created_on),
            words=(self.description or "").strip(),
            files=tuple(note for note in files.values() if note.id not in followed),
            errand=self.field(reference_field) or None,
        )
        return (first, *(entry for entry in later if entry.words or entry.files))


class Issues(msgspec.Struct):
    """A page of several."""

    issues: list[Issue]


class OneIssue(msgspec.Struct):
    """One of them."""

    issue: Issue


class Upload(msgspec.Struct):
    """The token against which a file that was uploaded is attached."""

    token: str


class Uploaded(msgspec.Struct):
    """What came of an upload."""

    upload: Upload
