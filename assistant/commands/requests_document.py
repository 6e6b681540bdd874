"""A request and what was said about it, as `balie requests --json` prints them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import msgspec

from assistant.commands.common import trouble_document
from assistant.desks.desk import Entry, Errand, Ticket
from assistant.language import Language
from assistant.own_requests import OwnRequest


def request_document(request: OwnRequest, language: Language) -> dict[str, object]:
    """What a list shows of it."""
    return {
        "reference": request.reference,
        "number": request.number,
        "subject": request.subject,
        "state": request.state.value,
        "progress": request.progress.value if request.progress is not None else None,
        "unread": request.unread,
        "when": _time(request.created_at),
        "trouble": trouble_document(request.trouble, language),
    }


def said_document(ticket: Ticket | None, waiting: Sequence[Errand]) -> dict[str, object]:
    """What was said, and what of it the desk does not have yet; both oldest first."""
    return {
        "owner": ticket.owner if ticket is not None else "",
        "entries": [_entry(entry) for entry in (ticket.entries if ticket is not None else ())],
        "waiting": [
            {"reference": errand.reference, "what": errand.what.value, "words": errand.words}
            for errand in waiting
        ],
    }


def _entry(entry: Entry) -> dict[str, object]:
    return {
        "author": entry.author,
        "mine": entry.mine,
        "when": _time(entry.written_at),
        "words": entry.words,
        "files": msgspec.to_builtins(entry.files),
    }


def _time(epoch: float) -> str:
    return datetime.fromtimestamp(epoch).astimezone().isoformat(timespec="seconds")
