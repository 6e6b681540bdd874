"""Where a request stands, in the words that both front ends use."""

from __future__ import annotations

from assistant.desks.desk import Progress
from assistant.outbox import Request, RequestState
from assistant.own_requests import OwnRequest
from diagnostics.text import Text, text

_HERE = {
    RequestState.WAITING: text("Waiting"),
    RequestState.SENT: text("Sent"),
    RequestState.REFUSED: text("Not accepted"),
}
PROGRESS = {
    Progress.NEW: text("New"),
    Progress.WORKED_ON: text("IT works on it"),
    Progress.WAITS_FOR_YOU: text("Waits for you"),
    Progress.SOLVED: text("Solved"),
    Progress.CLOSED: text("Closed"),
}


def standing(request: Request) -> Text:
    """As IT tells it where it does, else as this computer knows it."""
    if not isinstance(request, OwnRequest) or request.progress is None:
        return _HERE[request.state]
    return text("IT answered") if request.unread else PROGRESS[request.progress]
