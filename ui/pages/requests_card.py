"""Those of the person's own requests that matter most now, or what will stand here."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from assistant.engine import Engine
from assistant.errors import Troubled
from assistant.outbox import Request
from assistant.own_requests import OwnRequest, foremost
from ui.pages.page import Shell
from ui.presentation import request_caption, request_pill
from ui.widgets.cards import Card, Row, RowButton
from ui.widgets.labels import Pill
from ui.widgets.symbols import Tile
from ui.words import say, tr

MOST = 3


class RequestsCard(Card):
    """What there is something to do about first, then what is open."""

    def __init__(self, engine: Engine, shell: Shell) -> None:
        super().__init__()
        self._engine = engine
        self._shell = shell
        self.count = 0

    def refresh(self) -> None:
        """Show what there is now."""
        try:
            requests = self._engine.requests()
        except Troubled as troubled:
            trouble = troubled.trouble
            self.show_rows(
                [Row(Tile("triangle-alert", "warn"), say(trouble.title), say(trouble.next_step))]
            )
            return
        self.count = len(requests)
        rows = [request_row(request, self._shell) for request in foremost(requests)[:MOST]]
        self.show_rows(rows or [nothing_yet()])


def request_row(request: Request, shell: Shell) -> QWidget:
    """A request with what became of it; pressed, it shows all there is to know about it."""
    caption, (standing, tone) = request_caption(request), request_pill(request)
    row = RowButton(
        Tile("send", "accent"),
        request.subject,
        caption,
        Pill(standing, tone),
        press=lambda: open_own(request, shell),
    )
    row.setAccessibleDescription(tr("{standing}. {caption}", standing=standing, caption=caption))
    return row


def open_own(request: Request, shell: Shell) -> None:
    """Show all there is to know of it."""
    if isinstance(request, OwnRequest) and request.shared:
        shell.open_outage(request.reference)
    else:
        shell.open_request(request.reference)


def nothing_yet() -> Row:
    """What stands there before there are any."""
    return Row(
        Tile("inbox", "mute"),
        tr("No requests yet"),
        tr("What you report stands here, and what became of it"),
    )
