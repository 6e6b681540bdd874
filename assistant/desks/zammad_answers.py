"""What Zammad answers of a conversation, as far as it is read, and what that means here."""

from __future__ import annotations

from typing import Any

import msgspec

from assistant.desks.api import file_name
from assistant.desks.desk import Entry, FileNote
from assistant.desks.html_words import without_tags
from assistant.desks.numbers import size_of, time_of
from assistant.desks.said import reference_in

_PEOPLE = ("Customer", "Agent")


class _Attachment(msgspec.Struct):
    id: int
    filename: str
    size: str | int | None = None
    preferences: dict[str, Any] = {}


class Article(msgspec.Struct):
    """What somebody said, or wrote down for IT alone."""

    id: int
    internal: bool
    sender: str
    body: str | None = None
    content_type: str | None = None
    created_at: str = ""
    created_by_id: int | None = None
    origin_by_id: int | None = None
    created_by: str | None = None
    sent_by: str | None = msgspec.field(name="from", default=None)
    subject: str | None = None
    attachments: list[_Attachment] = []

    @property
    def is_public(self) -> bool:
        """Whether it belongs to the conversation, as automatic mail does not."""
        return not self.internal and self.sender in _PEOPLE


def entry_of(article: Article, customer: object) -> Entry:
    """The same as a message; `customer` is the id of who has the request."""
    html = "html" in (article.content_type or "")
    body = article.body or ""
    return Entry(
        id=str(article.id),
        author=_author(article),
        # Somebody of IT may have written down what the person said on the telephone.
        mine=customer is not None and customer in (article.created_by_id, article.origin_by_id),
        written_at=time_of(article.created_at),
        words=(without_tags(body) if html else body).strip(),
        files=tuple(notes(article)),
        errand=reference_in(article.subject),
    )


def _author(article: Article) -> str:
    """The name in a sender such as "Emma Taylor via <desk@example.org>"."""
    name = (article.sent_by or "").partition("<")[0].strip(' "').removesuffix(" via")
    return name or article.created_by or ""


def notes(article: Article) -> list[FileNote]:
    """Its files, whose ids are made of both."""
    return [
        FileNote(
            id=f"{article.id}-{item.id}",
            name=file_name(item.filename),
            type=str(item.preferences.get("Content-Type") or item.preferences.get("Mime-Type", "")),
            size=size_of(item.size),
        )
        for item in article.attachments
    ]
