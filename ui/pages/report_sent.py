"""What became of a report: sent, waiting with the reason, or not accepted."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from assistant.engine import Engine
from assistant.errors import Troubled
from assistant.outbox import Request, RequestState
from diagnostics.text import Moment
from ui.pages.page import Shell
from ui.pages.saved_file import save
from ui.widgets.banner import trouble_banner
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, Row
from ui.widgets.labels import Caption, Heading, Label
from ui.widgets.symbols import Spinner, Tile
from ui.words import say, tr


def sending(*, motion: bool) -> QWidget:
    """Shown at once, until the report is kept."""
    card = _named(Card(), tr("Sending your report…"))
    card.add_row(
        Row(Spinner(motion=motion), tr("Sending your report…"), tr("It is kept here first"))
    )
    return card


def outcome(request: Request, engine: Engine, shell: Shell) -> list[QWidget]:
    """What a request's state means, in words, and what can be done about it."""
    if request.state is RequestState.SENT:
        return [_sent(request)]
    if request.trouble is None:
        return [_on_its_way()]
    actions = [Button(tr("Get help"), shell.open_channels)]
    if request.state is RequestState.WAITING:
        actions.insert(0, Button(tr("Try now"), lambda: _try_now(engine, shell)))
    else:
        again = Button(tr("Try again"), lambda: _try_again(request, engine, shell))
        keep = Button(tr("Save as file"), lambda: _save(request, engine, shell))
        actions = [again, keep, *actions]
    return [trouble_banner(request.trouble, *actions), _waiting(request)]


def _try_now(engine: Engine, shell: Shell) -> None:
    shell.say(tr("Sending your report…"))
    engine.send_now()


def _try_again(request: Request, engine: Engine, shell: Shell) -> None:
    try:
        engine.dispatch.again(request.reference)
    except Troubled as troubled:
        shell.say(say(troubled.trouble.title))


def _save(request: Request, engine: Engine, shell: Shell) -> None:
    """As a mail, which any mail program opens and any person of IT can be handed."""
    try:
        message = engine.message(request.reference) or b""
        path = save(f"{request.subject}.eml", message)
    except (Troubled, OSError):
        shell.say(tr("This could not be saved"))
        return
    shell.say(tr("Saved as “{file}”", file=str(path)))


def _sent(request: Request) -> Card:
    title = tr("IT has your report")
    card = _named(Card(padded=True), title)
    card.column.addWidget(Heading(title))
    if request.number:
        card.column.addWidget(Caption(tr("Its number is {number}.", number=request.number)))
    if request.sent_at is not None:
        card.column.addWidget(Caption(tr("Sent {when}", when=Moment(request.sent_at))))
    reference = tr("Its reference is {reference}.", reference=request.reference)
    card.column.addWidget(Caption(reference))
    card.column.addWidget(
        Label(tr("IT answers in the way you chose. You need not do anything until then."))
    )
    return card


def _on_its_way() -> Card:
    title = tr("Your report is on its way")
    card = _named(Card(), title)
    card.add_row(
        Row(Tile("send", "accent"), title, tr("It is kept on this computer until IT has it"))
    )
    return card


def _waiting(request: Request) -> Card:
    card = Card()
    if request.state is RequestState.WAITING:
        title = tr("Kept on this computer")
        caption = tr("Balie tries again at {time}", time=Moment(request.due_at))
        card.add_row(Row(Tile("clock", "warn"), title, caption))
    else:
        title, caption = tr("Kept on this computer"), tr("Use another way to reach IT")
        card.add_row(Row(Tile("inbox", "warn"), title, caption))
    return card


def _named(card: Card, name: str) -> Card:
    """Where the focus rests when there is nothing to press: a screen reader says the name."""
    card.setAccessibleName(name)
    return card
