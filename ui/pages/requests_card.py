"""The person's own requests, or what will stand here once there are any."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from assistant.engine import Engine
from assistant.errors import Troubled
from assistant.outbox import Request
from assistant.own_requests import OwnRequest
from ui.pages.page import Shell
from ui.presentation import request_caption, request_pill
from ui.widgets.cards import Card, Row, RowButton
from ui.widgets.labels import Pill
from ui.widgets.symbols import Tile
from ui.words import say, tr

_MOST = 3


class RequestsCard(Card):
    """The latest requests, newest first."""

    def __init__(self, engine: Engine, shell: Shell) -> None:
        super().__init__()
        self._engine = engine
        self._shell = shell
        self.refresh()

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
        rows = [request_row(request, self._shell) for request in requests[:_MOST]]
        self.show_rows(rows or [_nothing_yet()])


def request_row(request: Request, shell: Shell) -> QWidget:
    """A request with what became of it; pressed, it shows all there is to know about it."""
    return RowButton(
        Tile("send", "accent"),
        request.subject,
        request_caption(request),
        Pill(*request_pill(request)),
        press=lambda: open_own(request, shell),
    )


def open_own(request: Request, shell: Shell) -> None:
    """Show all there is to know of it."""
    if isinstance(request, OwnRequest) and request.shared:
        shell.open_outage(request.reference)
    else:
        shell.open_request(request.reference)


def _nothing_yet() -> Row:
    return Row(
        Tile("inbox", "mute"),
        tr("No requests yet"),
        tr("What you report stands here, and what became of it"),
    )
