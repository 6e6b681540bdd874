"""Why something has not left yet, until when it waits, and what the person can do about it."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QWidget

from assistant.engine import Engine
from assistant.errors import Troubled
from assistant.outbox import Request, RequestState
from diagnostics.text import Moment
from ui.pages.page import Shell
from ui.pages.saved_file import save
from ui.style import GAP
from ui.widgets.buttons import Button
from ui.widgets.labels import Caption, Label
from ui.words import say, tr


def ways_on(request: Request, engine: Engine, shell: Shell) -> list[Button]:
    """What can be pressed; what was refused can also be handed over by other means."""
    get_help = Button(tr("Get help"), shell.open_channels)
    if request.state is RequestState.WAITING:
        return [Button(tr("Try now"), partial(_try_now, engine, shell)), get_help]
    again = Button(tr("Try again"), partial(_try_again, request, engine, shell))
    keep = Button(tr("Save as file"), partial(_save, request, engine, shell))
    return [again, keep, get_help]


def until_when(request: Request) -> str:
    """When it is tried again."""
    return tr("Balie tries again at {time}", time=Moment(request.due_at))


def why_it_waits(request: Request, engine: Engine, shell: Shell) -> list[QWidget]:
    """In few lines, below what waits; nothing as long as nothing has gone wrong."""
    trouble = request.trouble
    if trouble is None:
        return []
    actions = ways_on(request, engine, shell)
    if request.state is RequestState.WAITING:
        why = tr("{why}. {then}.", why=say(trouble.title), then=until_when(request))
        return [Label(why), _line(actions[:1])]
    means = tr("{means} {next}", means=say(trouble.meaning), next=say(trouble.next_step))
    return [Label(say(trouble.title)), Caption(means), _line(actions)]


def _line(buttons: list[Button]) -> QWidget:
    layout = QHBoxLayout(line := QWidget())
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(GAP)
    for button in buttons:
        layout.addWidget(button)
    layout.addStretch()
    return line


def _try_now(engine: Engine, shell: Shell) -> None:
    shell.say(tr("Trying to send it…"))
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
