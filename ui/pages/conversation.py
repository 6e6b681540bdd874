"""What was said about a request: by IT, by the person, and what of the latter still waits."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from assistant.desks.desk import Entry, Errand, FileNote, Ticket
from assistant.printable import printable
from diagnostics.text import Moment, Size
from ui.widgets.cards import Card, RowButton
from ui.widgets.fold import Fold
from ui.widgets.labels import Caption, Label
from ui.widgets.symbols import Tile
from ui.words import tr

# What is longer is laid out only when it is wanted: a hundred thousand characters take a second.
_LONG = 3_000
_INSET = 28

Fetch = Callable[[FileNote], object]


def conversation(ticket: Ticket, waiting: tuple[Errand, ...], fetch: Fetch) -> list[QWidget]:
    """Oldest first; mine stand to the right and say so, what waits comes last."""
    said = [_entry(entry, fetch) for entry in ticket.entries if entry.words or entry.files]
    return [*said, *(_waiting(errand) for errand in waiting if errand.words)]


def _entry(entry: Entry, fetch: Fetch) -> QWidget:
    author = tr("You") if entry.mine else printable(entry.author) or tr("IT")
    when = tr("{author}, {when}", author=author, when=Moment(entry.written_at))
    card = _words(when, entry.words)
    for note in entry.files:
        card.column.addWidget(_file(note, fetch))
    return _beside(card, mine=entry.mine)


def _waiting(errand: Errand) -> QWidget:
    return _beside(_words(tr("You, waiting to be sent"), errand.words), mine=True)


def _words(caption: str, words: str) -> Card:
    card = Card(padded=True)
    card.setAccessibleName(caption)
    card.column.addWidget(Caption(caption))
    clean = printable(words)
    card.column.addWidget(_readable(clean[:_LONG]))
    if len(clean) > _LONG:
        rest = clean[_LONG:]
        more = Fold(Tile("file-text", "mute"), tr("The rest of it"), "", lambda: _readable(rest))
        card.column.addWidget(more)
    return card


def _readable(words: str) -> Label:
    label = Label(words)
    label.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse
        | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    return label


def _file(note: FileNote, fetch: Fetch) -> RowButton:
    size = tr("press to save it")
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
