"""What was fixed: what ran and when, what it changed, and the way back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from assistant.errors import Troubled
from assistant.events import Event, FixFailed, FixFinished, FixUndone
from assistant.fix_runs import Run, RunState
from diagnostics.text import Moment, Text, text
from ui.pages.fix_outcome import what_it_did
from ui.pages.page import Page, Shell
from ui.presentation import EFFECTS
from ui.widgets.banner import trouble_banner
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, Row
from ui.widgets.fold import Fold
from ui.widgets.labels import Caption, Pill
from ui.widgets.symbols import Tile
from ui.words import say, tr

if TYPE_CHECKING:
    from assistant.engine import Engine
    from diagnostics.repair import Repair

_STATES: dict[RunState, Text] = {
    RunState.BEGUN: text("Under way"),
    RunState.ENDED: text("Broke off"),
    RunState.INTERRUPTED: text("Interrupted"),
    RunState.UNDONE: text("Put back"),
}


class FixHistoryPage(Page):
    """The runs, newest first."""

    def __init__(self, engine: Engine, window: Shell) -> None:
        super().__init__(engine, window, tr("What was fixed"))
        self._titles = {fix.id: say(fix.title) for fix in engine.fixes()}
        self._refresh()

    def receive(self, event: Event) -> None:
        match event:
            case FixFinished():
                self._refresh()
            case FixUndone():
                self._refresh()
                self.shell.say(say(event.outcome.summary))
            case FixFailed():
                self.shell.say(say(event.trouble.title))
            case _:
                pass

    def _refresh(self) -> None:
        runner = self.engine.repairs.runner
        try:
            rows = [self._row(run, undo=runner.can_undo(run)) for run in runner.runs.all()]
        except Troubled as troubled:
            self.show_again(trouble_banner(troubled.trouble))
            return
        card = Card()
        for row in rows or [_nothing_yet()]:
            card.add_row(row)
        self.show_again(Caption(tr("All that Balie changed on this computer.")), card)

    def _row(self, run: Run, *, undo: bool) -> QWidget:
        title = self._titles.get(run.fix, run.fix)
        tile = Tile("wrench", "accent")
        marks: list[QWidget] = [Pill(*_pill(run))]
        if undo:
            back = Button(tr("Put back"), lambda: self._undo(run))
            back.setAccessibleDescription(title)
            marks.append(back)
        if run.repair is None:
            return Row(tile, title, _caption(run), *marks)
        return Fold(tile, title, _caption(run), partial(_did, run.repair), beside=_in_line(marks))

    def _undo(self, run: Run) -> None:
        try:
            self.engine.repairs.undo(run.run, run.fix)
        except Troubled as troubled:
            self.shell.say(say(troubled.trouble.title))
            return
        self.shell.say(tr("Putting it back…"))


def _did(repair: Repair) -> QWidget:
    column = QVBoxLayout(shown := QWidget())
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for row in what_it_did(repair):
        column.addWidget(row)
    return shown


def _in_line(widgets: list[QWidget]) -> QWidget:
    line = QHBoxLayout(shown := QWidget())
    line.setContentsMargins(0, 0, 0, 0)
    for widget in widgets:
        line.addWidget(widget)
    return shown


def _caption(run: Run) -> str:
    when = Moment(run.began_at)
    if run.repair is None:
        return tr("{when}", when=when)
    return tr("{when}: {summary}", when=when, summary=run.repair.outcome.summary)


def _pill(run: Run) -> tuple[str, str]:
    if run.state is RunState.ENDED and run.repair is not None:
        words, tone, _ = EFFECTS[run.repair.effect]
        return say(words), tone
    return say(_STATES[run.state]), "warn" if run.state is RunState.INTERRUPTED else "mute"


def _nothing_yet() -> Row:
    words = tr("What a fix does stands here, with the way back")
    return Row(Tile("inbox", "mute"), tr("Nothing was fixed yet"), words)
