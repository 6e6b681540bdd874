"""One fix: what it would do, doing it, and what came of it.

The page follows the engine's events about its fix, whoever asked for them: closed half-way and
opened again, it shows where the fix is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from assistant.errors import Trouble, Troubled
from assistant.events import Event, FixFailed, FixFinished, FixPlanned, FixProgressed, FixUndone
from assistant.fix_runner import BUSY
from assistant.fix_runs import Answer
from ui.pages.fix_outcome import OutcomeView, put_back
from ui.pages.fix_plan import PlanView, nothing_to_do
from ui.pages.fix_running import RunningView
from ui.pages.page import Page, Shell
from ui.widgets.banner import Banner, trouble_banner
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, Row
from ui.widgets.labels import Heading
from ui.widgets.symbols import Spinner
from ui.words import say, tr

if TYPE_CHECKING:
    from assistant.engine import Engine
    from diagnostics.model import Outcome, Plan
    from diagnostics.repair import Repair


class FixPage(Page):
    """Looks what the fix would do as soon as it is opened; nothing is changed unasked."""

    def __init__(self, engine: Engine, window: Shell, fix_id: str) -> None:
        self._fix = next(fix for fix in engine.fixes() if fix.id == fix_id)
        super().__init__(engine, window, say(self._fix.title))
        self._running: RunningView | None = None
        self._run = ""
        self._start: QWidget = self
        if engine.repairs.under_way == fix_id:
            self._wait(tr("Still at work…"))
        else:
            self._plan()

    def receive(self, event: Event) -> None:
        match event:
            case FixPlanned() if event.plan.fix == self._fix.id:
                self._show_plan(event.plan)
            case FixProgressed() if event.fix == self._fix.id:
                self._show_running().show_progress(event.done, event.doing)
            case FixFinished() if event.repair.fix == self._fix.id:
                self._run = event.run
                self._show_outcome(event.repair)
            case FixUndone() if event.fix == self._fix.id:
                self._show_put_back(event.outcome)
            case FixFailed() if event.fix == self._fix.id:
                self._show_trouble(event.trouble)
            case _:
                pass

    def shown(self) -> None:
        self._start.setFocus()

    def _plan(self) -> None:
        self._wait(tr("Looking what can be done…"), tr("Nothing is changed yet"))
        try:
            self.engine.repairs.plan(self._fix.id)
        except Troubled as troubled:
            self._show_trouble(troubled.trouble)

    def _wait(self, title: str, caption: str = "") -> None:
        card, row = Card(), Row(Spinner(motion=self.shell.theme.motion), title, caption)
        card.add_row(row)
        self._show(row, card)

    def _show_plan(self, plan: Plan) -> None:
        if plan.steps and self._is_worn_out():
            self._show_worn_out()
        elif plan.steps:
            view = PlanView(plan, self.title, self._apply)
            self._show(view.start, view)
        else:
            report = Button(tr("Report a problem"), self.shell.open_report)
            self._show(report, nothing_to_do(say(plan.summary), report))

    def _apply(self, plan: Plan, choices: frozenset[str]) -> None:
        self._show_running()
        try:
            self.engine.repairs.apply(plan, choices)
        except Troubled as troubled:
            self._show_trouble(troubled.trouble)

    def _show_running(self) -> RunningView:
        if self._running is None:
            view = RunningView(self.title, self.engine.repairs.cancel)
            self._show(view.start, view)
            self._running = view
        return self._running

    def _show_outcome(self, repair: Repair) -> None:
        view = OutcomeView(
            repair,
            answer=self._answer,
            again=self._plan,
            get_help=self._get_help,
            undo=self._undo if self._can_undo() else None,
        )
        self._show(view.start, view)

    def _show_put_back(self, outcome: Outcome) -> None:
        start = Heading(say(outcome.summary))
        self._show(start, start, put_back(outcome), Button(tr("Get help"), self._get_help))

    def _show_worn_out(self) -> None:
        """What did not help twice will not help now; a person can."""
        title = tr("This did not help the last two times")
        sentence = tr("Somebody of IT can find out why. What you tried goes along.")
        get_help = Button(tr("Get help"), self._get_help, kind="primary")
        self._show(get_help, Banner("accent", title, sentence, get_help))

    def _is_worn_out(self) -> bool:
        """Where nothing can be read it is tried all the same."""
        try:
            return self.engine.is_worn_out(self._fix.id)
        except Troubled:
            return False

    def _can_undo(self) -> bool:
        runner = self.engine.repairs.runner
        try:
            run = runner.runs.one(self._run) if self._run else None
            return run is not None and runner.can_undo(run)
        except Troubled:
            return False

    def _undo(self) -> None:
        self._show_running()
        try:
            self.engine.repairs.undo(self._run, self._fix.id)
        except Troubled as troubled:
            self._show_trouble(troubled.trouble)

    def _show_trouble(self, trouble: Trouble) -> None:
        report = Button(tr("Report a problem"), self.shell.open_report)
        actions = [report]
        if trouble.again:
            actions.insert(0, Button(tr("Try again"), self._plan))
        if trouble is BUSY:
            actions[-1] = Button(tr("Stop the other fix"), self.engine.repairs.cancel)
        self._show(actions[0], trouble_banner(trouble, *actions))

    def _answer(self, answer: Answer) -> None:
        try:
            self.engine.answer(self._run, answer)
        except Troubled as troubled:
            self.shell.say(say(troubled.trouble.title))
        if answer is Answer.NO:
            self._get_help()

    def _get_help(self) -> None:
        self.shell.open_report(tr("I tried “{fix}”, but it is not solved.", fix=self.title))

    def _show(self, start: QWidget, *widgets: QWidget) -> None:
        """Show a state of the fix; the focus goes to `start`, where the person goes on."""
        self._running = None
        self._start = start
        self.show_only(*widgets)
        if self.isVisible():
            start.setFocus()
