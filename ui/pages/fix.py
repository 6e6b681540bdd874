"""One fix: what it would do, doing it, and what came of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from assistant.errors import Troubled
from assistant.events import Event, FixFailed, FixFinished, FixPlanned, FixProgressed, FixUndone
from assistant.fix_runs import Answer
from ui.pages.fix_outcome import OutcomeView, put_back
from ui.pages.fix_plan import PlanView, nothing_to_do
from ui.pages.fix_stages import StagesPage
from ui.pages.page import Shell
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button
from ui.widgets.labels import Heading
from ui.words import say, tr

if TYPE_CHECKING:
    from assistant.engine import Engine
    from diagnostics.model import Outcome, Plan
    from diagnostics.repair import Repair


class FixPage(StagesPage):
    """Looks what the fix would do as soon as it is opened; nothing is changed unasked."""

    def __init__(self, engine: Engine, window: Shell, fix_id: str) -> None:
        self._fix = next(fix for fix in engine.fixes() if fix.id == fix_id)
        super().__init__(engine, window, say(self._fix.title))
        self._run = ""
        if engine.repairs.under_way == fix_id:
            self.show_waiting(tr("Still at work…"))
        else:
            self.look()

    def receive(self, event: Event) -> None:
        match event:
            case FixPlanned() if event.plan.fix == self._fix.id:
                self._show_plan(event.plan)
            case FixProgressed() if event.fix == self._fix.id:
                self.show_running().show_progress(event.done, event.doing)
            case FixFinished() if event.repair.fix == self._fix.id:
                self._run = event.run
                self._show_outcome(event.repair)
            case FixUndone() if event.fix == self._fix.id:
                self._show_put_back(event.outcome)
            case FixFailed() if event.fix == self._fix.id:
                self.show_trouble(event.trouble)
            case _:
                pass

    def look(self) -> None:
        self.show_waiting(tr("Looking what can be done…"), tr("Nothing is changed yet"))
        try:
            self.engine.repairs.plan(self._fix.id)
        except Troubled as troubled:
            self.show_trouble(troubled.trouble)

    def _show_plan(self, plan: Plan) -> None:
        if plan.steps and self.engine.repairs.runner.is_worn_out(self._fix.id):
            self._show_worn_out()
        elif plan.steps:
            view = PlanView(plan, self.title, self._apply)
            self.show_stage(view.start, view)
        else:
            report = Button(tr("Report a problem"), self.shell.open_report)
            self.show_stage(report, nothing_to_do(say(plan.summary), report))

    def _apply(self, plan: Plan, choices: frozenset[str]) -> None:
        self.show_running()
        try:
            self.engine.repairs.apply(plan, choices)
        except Troubled as troubled:
            self.show_trouble(troubled.trouble)

    def _show_outcome(self, repair: Repair) -> None:
        view = OutcomeView(
            repair,
            answer=self._answer,
            cost=self._cost,
            again=self.look,
            get_help=self._get_help,
            undo=self._undo if self._can_undo() else None,
        )
        self.show_stage(view.start, view)

    def _show_put_back(self, outcome: Outcome) -> None:
        start = Heading(say(outcome.summary))
        self.show_stage(start, start, put_back(outcome), Button(tr("Get help"), self._get_help))

    def _show_worn_out(self) -> None:
        """What did not help twice will not help now; a person can."""
        title = tr("This did not help the last two times")
        sentence = tr("Somebody of IT can find out why. What you tried goes along.")
        get_help = Button(tr("Get help"), self._get_help, kind="primary")
        self.show_stage(get_help, Banner("accent", title, sentence, get_help))

    def _can_undo(self) -> bool:
        runner = self.engine.repairs.runner
        try:
            run = runner.runs.one(self._run) if self._run else None
            return run is not None and runner.can_undo(run)
        except Troubled:
            return False

    def _undo(self) -> None:
        self.show_running()
        try:
            self.engine.repairs.undo(self._run, self._fix.id)
        except Troubled as troubled:
            self.show_trouble(troubled.trouble)

    def _answer(self, answer: Answer) -> None:
        self._keep(lambda: self.engine.answer(self._run, answer))
        if answer is Answer.NO:
            self._get_help()

    def _cost(self, minutes: int) -> None:
        self._keep(lambda: self.engine.repairs.runner.runs.cost(self._run, minutes))

    def _keep(self, write: Callable[[], None]) -> None:
        try:
            write()
        except Troubled as troubled:
            self.shell.say(say(troubled.trouble.title))

    def _get_help(self) -> None:
        self.shell.open_report(tr("I tried “{fix}”, but it is not solved.", fix=self.title))
