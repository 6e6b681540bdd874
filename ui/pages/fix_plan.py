"""What a fix would do, step by step, before anything is changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from assistant.fix_choices import groups
from diagnostics.model import Plan, Step
from diagnostics.text import Size, Span
from ui.pages.fix_choice import ChoiceOfOne
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, Row
from ui.widgets.labels import Caption, Heading
from ui.widgets.symbols import Tile
from ui.widgets.toggle import Toggle
from ui.words import say, tr

Apply = Callable[[Plan, frozenset[str]], object]


class PlanView(QWidget):
    """The plan with its optional steps as switches, off until the person turns them on.

    Those that exclude each other are radio buttons, of which one has to be chosen.
    `start` is where the focus belongs: on the one primary button, called `title`.
    """

    def __init__(self, plan: Plan, title: str, apply: Apply) -> None:
        super().__init__()
        self._plan = plan
        self._groups = groups(plan)
        self._chosen: set[str] = set()
        self._press = Button(title, lambda: apply(plan, frozenset(self._chosen)), kind="primary")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._summary())
        if steps := [step for step in plan.steps if step.group is None]:
            column.addWidget(self._steps(steps))
        for group, several in self._groups.items():
            column.addWidget(ChoiceOfOne(say(group), several, self._choose))
        column.addLayout(self._foot())
        self._enable()

    @property
    def start(self) -> QWidget:
        """The button; as long as it cannot be pressed, the first thing to be chosen."""
        if self._press.isEnabled():
            return self._press
        choices = [choice.start for choice in self.findChildren(ChoiceOfOne)]
        return [*choices, *self.findChildren(Toggle)][0]

    def _summary(self) -> Card:
        card = Card(padded=True)
        card.column.setSpacing(2)
        card.column.addWidget(Heading(say(self._plan.summary)))
        card.column.addWidget(
            Caption(tr("Takes about {time}", time=Span(max(1.0, self._plan.seconds))))
        )
        for sentence in (*self._plan.needs, self._plan.untouched):
            if sentence is not None:
                card.column.addWidget(Caption(say(sentence)))
        if self._plan.undo is not None:
            card.column.addWidget(Caption(tr("You can put it back afterwards.")))
        return card

    def _steps(self, steps: Sequence[Step]) -> Card:
        card = Card()
        for step in steps:
            card.add_row(self._row(step))
        return card

    def _row(self, step: Step) -> Row:
        row = step_row(step)
        if step.optional:
            toggle = Toggle(say(step.title), on=False, choose=partial(self._choose, step.id))
            toggle.setAccessibleDescription(say(step.detail))
            row.add(toggle)
        return row

    def _foot(self) -> QHBoxLayout:
        self._hint = Caption()
        line = QHBoxLayout()
        line.addWidget(self._hint, 1)
        line.addStretch()
        line.addWidget(self._press)
        return line

    def _choose(self, step: str, on: bool) -> None:
        (self._chosen.add if on else self._chosen.discard)(step)
        self._enable()

    def _enable(self) -> None:
        missing = self._missing()
        self._press.setEnabled(not missing)
        self._hint.setText(missing)
        self._hint.setVisible(bool(missing))

    def _missing(self) -> str:
        """What has to be chosen before it can begin; nothing where it can."""
        for group, steps in self._groups.items():
            if self._chosen.isdisjoint(step.id for step in steps):
                return tr("First choose: {choice}", choice=say(group))
        something = self._chosen or not all(step.optional for step in self._plan.steps)
        return "" if something else tr("Choose at least one of them")


def step_row(step: Step) -> Row:
    """One step, with what it is about and how large that is."""
    tile = Tile("list", "mute" if step.optional else "accent")
    row = Row(tile, say(step.title), say(step.detail))
    if step.size is not None:
        row.add(Caption(tr("{size}", size=Size(step.size))))
    return row


def nothing_to_do(why: str, report: Button) -> Card:
    """The fix has nothing to do here: why, and where to go instead."""
    card = Card(padded=True)
    card.column.addWidget(Heading(tr("There is nothing to do")))
    card.column.addWidget(Caption(why))
    card.column.addWidget(Caption(tr("If something is still wrong, tell IT.")))
    card.column.addWidget(report)
    return card
