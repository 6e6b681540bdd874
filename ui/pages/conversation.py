"""What was said about a request: by IT, by the person, and what of the latter still waits."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from assistant.desks.desk import Entry, Errand, FileNote, Ticket
from assistant.outbox import Request, RequestState
from assistant.printable import printable
from diagnostics.text import Moment, Size
from ui.widgets.cards import Card, RowButton, SectionHeader
from ui.widgets.fold import Fold
from ui.widgets.labels import Caption, Label
from ui.widgets.symbols import Tile
from ui.words import tr

# What is longer is laid out only when it is wanted: a hundred thousand characters take a second.
_LONG = 3_000
_INSET = 28

Fetch = Callable[[FileNote], object]
# Below what has not left: why, and what can be done about it.
Why = Callable[[Request], list[QWidget]]


class Conversation:
    """Its `widgets`, oldest first; `start` is where reading begins.

    Mine stand to the right and say so, what waits comes last. What IT said after `read_until` (the
    desk's time) stands below a line that says so.
    """

    def __init__(self, ticket: Ticket, read_until: float, fetch: Fetch) -> None:
        self.widgets: list[QWidget] = []
        self.start: QWidget | None = None
        unread = False
        for entry in ticket.entries:
            if not (entry.words or entry.files):
                continue
            if not (unread or entry.mine) and entry.written_at > read_until:
                unread = True
                self._add(SectionHeader(tr("New from IT")))
            shown = _entry(entry, fetch)
            self.widgets.append(shown)
            if not unread:
                self.start = shown

    def wait(self, errand: Errand, sending: Request | None, why: Why) -> None:
        """One more thing that the person said, which the desk does not have yet."""
        if errand.words or errand.files:
            self._add(_waiting(errand, sending, why))

    def _add(self, widget: QWidget) -> None:
        self.widgets.append(widget)
        self.start = widget


def _entry(entry: Entry, fetch: Fetch) -> QWidget:
    author = tr("You") if entry.mine else printable(entry.author) or tr("IT")
    when = tr("{author}, {when}", author=author, when=Moment(entry.written_at))
    card = _words(when, entry.words)
    for note in entry.files:
        card.column.addWidget(_file(note, fetch))
    return _beside(card, mine=entry.mine)


def _waiting(errand: Errand, sending: Request | None, why: Why) -> QWidget:
    refused = sending is not None and sending.state is RequestState.REFUSED
    card = _words(tr("You, not sent") if refused else tr("You, waiting to be sent"), errand.words)
    for file in errand.files:
        size = Size(len(file.content))
        card.column.addWidget(Caption(tr("{name}, {size}", name=file.name, size=size)))
    for widget in why(sending) if sending is not None else ():
        card.column.addWidget(widget)
    return _beside(card, mine=True)


def _words(caption: str, words: str) -> Card:
    card = Card(padded=True)
    card.setAccessibleName(caption)
    card.column.addWidget(Caption(caption))
    clean = printable(words)
    card.setAccessibleDescription(clean[:_LONG])
    if clean:
        card.column.addWidget(_readable(clean[:_LONG]))
    if len(clean) > _LONG:
        rest = clean[_LONG:]
        more = Fold(Tile("file-text", "mute"), tr("The rest of it"), "", lambda: _readable(rest))
        card.column.addWidget(more)
    return card


def _readable(words: str) -> Label:
    label = Label(words)
    label.setAccessibleName(words)
    label.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse
        | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    return label


def _file(note: FileNote, fetch: Fetch) -> RowButton:
    size = tr("Press to save it")
    if note.size:
        size = tr("{size}, press to save it", size=Size(note.size))
    return RowButton(
        Tile("file-text", "mute"), printable(note.name), size, press=lambda: fetch(note)
    )


def _beside(card: Card, *, mine: bool) -> QWidget:
    line = QWidget()
    layout = QHBoxLayout(line)
    layout.setContentsMargins(_INSET if mine else 0, 0, 0 if mine else _INSET, 0)
    layout.addWidget(card)
    return line
