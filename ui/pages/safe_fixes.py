"""“Make my computer healthy”: what all safe fixes would do, doing it, what came of it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from assistant.errors import Troubled
from assistant.events import (
    SAFE_FIXES,
    Event,
    FixFailed,
    FixFinished,
    FixProgressed,
    SafeFixesDone,
    SafeFixesPlanned,
)
from diagnostics.text import Span, Text
from ui.pages.fix_plan import nothing_to_do, step_row
from ui.pages.fix_stages import StagesPage
from ui.pages.page import Shell
from ui.presentation import EFFECTS
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, Row
from ui.widgets.fold import Fold
from ui.widgets.labels import Caption, Heading, Pill
from ui.widgets.symbols import Tile
from ui.words import ntr, say, tr

if TYPE_CHECKING:
    from assistant.engine import Engine
    from diagnostics.model import Plan


class SafeFixesPage(StagesPage):
    """Looks as soon as it is opened; nothing is changed unasked."""

    def __init__(self, engine: Engine, window: Shell) -> None:
        super().__init__(engine, window, tr("Make my computer healthy"))
        self._titles = {fix.id: fix.title for fix in engine.fixes()}
        if engine.repairs.under_way == SAFE_FIXES:
            self.show_running(tr("Still at work…"))
        else:
            self.look()

    def receive(self, event: Event) -> None:
        match event:
            case FixProgressed() if event.fix == SAFE_FIXES:
                self.show_running().show_progress(event.done, event.doing)
            case SafeFixesPlanned():
                self._show_plans(event.plans)
            case SafeFixesDone():
                self._show_done(event.each)
            case FixFailed() if event.fix == SAFE_FIXES:
                self.show_trouble(event.trouble)
            case _:
                pass

    def look(self) -> None:
        self.show_running(tr("Looking what can be done…"))
        try:
            self.engine.repairs.plan_safe()
        except Troubled as troubled:
            self.show_trouble(troubled.trouble)

    def _show_plans(self, plans: tuple[Plan, ...]) -> None:
        if not plans:
            report = Button(tr("Report a problem"), self.shell.open_report)
            why = tr("Nothing is left that Balie can do without asking you more.")
            self.show_stage(report, nothing_to_do(why, report))
            return
        start = Button(self.title, partial(self._apply, plans), kind="primary")
        card = Card()
        for plan in plans:
            card.add_row(self._fold(plan))
        self.show_stage(start, _summary(plans), card, _beside(start))

    def _fold(self, plan: Plan) -> Fold:
        title, summary = say(self._titles[plan.fix]), say(plan.summary)
        return Fold(Tile("wrench", "accent"), title, summary, partial(_steps, plan))

    def _apply(self, plans: tuple[Plan, ...]) -> None:
        self.show_running()
        try:
            self.engine.repairs.apply_safe(plans)
        except Troubled as troubled:
            self.show_trouble(troubled.trouble)

    def _show_done(self, each: tuple[FixFinished | FixFailed, ...]) -> None:
        start, top, card = Heading(_in_words(each)), Card(padded=True), Card()
        top.column.addWidget(start)
        if each:
            top.column.addWidget(Caption(tr("What can be put back is under “What was fixed”.")))
        for ended in each:
            card.add_row(self._ended(ended))
        get_help = Button(tr("Get help"), self.shell.open_report)
        again = Button(tr("Look again what can be done"), self.look)
        self.show_stage(start, top, *([card] if each else ()), _beside(get_help, again))

    def _ended(self, ended: FixFinished | FixFailed) -> Row:
        if isinstance(ended, FixFailed):
            trouble, title = ended.trouble, self._titles[ended.fix]
            return Row(Tile("triangle-alert", "warn"), say(title), say(trouble.title))
        words, tone, _ = EFFECTS[ended.repair.effect]
        done, title = ended.repair.outcome, self._titles[ended.repair.fix]
        return Row(Tile("wrench", "accent"), say(title), say(done.summary), Pill(say(words), tone))


def _beside(*buttons: Button) -> QWidget:
    line = QHBoxLayout(shown := QWidget())
    line.setContentsMargins(0, 0, 0, 0)
    line.addStretch()
    for button in buttons:
        line.addWidget(button)
    return shown


def _summary(plans: tuple[Plan, ...]) -> Card:
    card = Card(padded=True)
    card.column.setSpacing(2)
    things = ntr("{n} thing can be done", "{n} things can be done", len(plans))
    seconds = max(1.0, sum(plan.seconds for plan in plans))
    card.column.addWidget(Heading(things))
    card.column.addWidget(Caption(tr("Takes about {time}", time=Span(seconds))))
    card.column.addWidget(Caption(tr("No program is closed, and nothing of yours is lost.")))
    return card


def _steps(plan: Plan) -> QWidget:
    """What a fix would do, and what it leaves alone; what one could choose is not done here."""
    column = QVBoxLayout(shown := QWidget())
    column.setContentsMargins(0, 0, 0, 8)
    for step in plan.steps:
        if not step.optional:
            column.addWidget(step_row(step))
    told: tuple[Text | None, ...] = (*plan.needs, plan.untouched)
    for sentence in told:
        if sentence is not None:
            caption = Caption(say(sentence))
            caption.setContentsMargins(12, 0, 12, 0)
            column.addWidget(caption)
    return shown


def _in_words(each: tuple[FixFinished | FixFailed, ...]) -> str:
    stopped = any(isinstance(e, FixFinished) and e.repair.outcome.cancelled for e in each)
    if stopped or not each:
        return tr("Stopped. The rest is as it was.")
    return ntr("Done. {n} thing was tried.", "Done. {n} things were tried.", len(each))
