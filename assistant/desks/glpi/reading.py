"""What GLPI's items say: heads of tickets, and one conversation out of several kinds of items."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape, unescape

import msgspec

from assistant.desks.api import file_name
from assistant.desks.desk import Entry, FileNote, Head, Progress
from assistant.desks.glpi.session import Object
from assistant.desks.html_words import without_tags
from assistant.desks.numbers import time_of
from assistant.desks.said import reference_in, unmarked

# CommonITILObject: new, assigned, planned, waiting, solved, closed.
_PROGRESS = {
    "1": Progress.NEW,
    "4": Progress.WAITS_FOR_YOU,
    "5": Progress.SOLVED,
    "6": Progress.CLOSED,
}
# CommonITILActor::ASSIGN
_ASSIGNED = "2"
# A document is made by the same request as the message that it belongs to.
_TOGETHER_SECONDS = 60.0


class _Said(msgspec.Struct, kw_only=True):
    """A message and by whose id it is known who wrote it; `files` are put to it later."""

    entry: Entry
    writer: str
    files: tuple[FileNote, ...] = ()


def head(ticket: Object) -> Head:
    """From the fields of a ticket, or the columns of a search that have their names."""
    return Head(
        number=str(ticket.get("id", "")),
        subject=unescape(str(ticket.get("name") or "")),
        progress=_PROGRESS.get(str(ticket.get("status")), Progress.WORKED_ON),
        created_at=time_of(ticket.get("date")),
        changed_at=time_of(ticket.get("date_mod")),
        reference=unmarked(from_html(ticket.get("content")))[1],
    )


def owner(actors: Iterable[Object]) -> str:
    """Who of IT has it; the first of several."""
    names = (_name(actor) for actor in actors if str(actor.get("type")) == _ASSIGNED)
    return next(names, "")


def entries(
    ticket: Object, replies: Iterable[Object], solutions: Iterable[Object], me: int
) -> tuple[Entry, ...]:
    """The conversation, oldest first; private replies stay out, whoever may read them."""
    first = _said(ticket, "ticket", "users_id_recipient", me)
    public = [_said(r, "reply", "users_id", me) for r in replies if not _is_private(r)]
    solved = [_said(s, "solution", "users_id", me) for s in solutions]
    said = [first, *sorted(public + solved, key=lambda one: one.entry.written_at)]
    lost = [_put(document, said, me) for document in documents(ticket)]
    whole = [msgspec.structs.replace(one.entry, files=one.files) for one in said]
    return tuple(sorted([*whole, *filter(None, lost)], key=lambda entry: entry.written_at))


def documents(ticket: Object) -> list[Object]:
    """Those of a ticket with all its messages, each file once however often it was sent."""
    once: dict[object, Object] = {}
    found = ticket.get("_documents")
    for document in filter(_is_object, found if isinstance(found, list) else ()):
        once.setdefault((str(document.get("sha1sum")), str(document.get("comment"))), document)
    return list(once.values())


def html(words: str) -> str:
    """Plain words as GLPI keeps them."""
    return f"<p>{escape(words, quote=False)}</p>".replace("\n", "<br>")


def from_html(content: object) -> str:
    """The words; GLPI before 11 gives its HTML with the tags escaped."""
    said = str(content or "")
    return without_tags(said if "<" in said else unescape(said))


def _is_object(item: object) -> bool:
    return isinstance(item, dict)


def _is_private(reply: Object) -> bool:
    return str(reply.get("is_private")) != "0"


def _said(item: Object, kind: str, writer: str, me: int) -> _Said:
    words, reference = unmarked(from_html(item.get("content")))
    wrote = str(item.get(writer))
    entry = Entry(
        id=f"{kind} {item.get('id')}",
        author=_name(item, writer),
        mine=wrote == str(me),
        written_at=time_of(item.get("date") or item.get("date_creation")),
        words=words,
        errand=reference,
    )
    return _Said(entry=entry, writer=wrote)


def _put(document: Object, said: list[_Said], me: int) -> Entry | None:
    """Give a document to the message that it came with; its own entry where there is none.

    A message that came twice is shown once, the first time; its files are with that.
    """
    note = FileNote(
        id=str(document.get("id", "")),
        name=file_name(document.get("filename") or document.get("name")),
        type=str(document.get("mime") or ""),
    )
    at = time_of(document.get("assocdate") or document.get("date_creation"))
    writer, errand = str(document.get("users_id")), reference_in(document.get("comment"))
    # A reply that came twice is shown once, and that is the earlier.
    for one in said if errand else reversed(said):
        near = one.writer == writer and abs(at - one.entry.written_at) <= _TOGETHER_SECONDS
        if one.entry.errand == errand if errand else near:
            one.files += (note,)
            return None
    mine = writer == str(me)
    return Entry(id=f"file {note.id}", author="", mine=mine, written_at=at, words="", files=(note,))


def _name(item: Object, key: str = "users_id") -> str:
    names = item.get("_keys_names")
    return unescape(str(names.get(key) or "")) if isinstance(names, dict) else ""
