"""The checks of one topic, and behind each the facts it rests on."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from assistant.engine import Engine
from assistant.tickets.topics import NAMES
from diagnostics.model import Finding, State, Topic
from ui.pages.page import Shell
from ui.presentation import TONES, finding_icon, topic_icon
from ui.widgets.base import show_if
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.fields import fixed_text
from ui.widgets.fold import Fold
from ui.widgets.labels import Caption
from ui.widgets.symbols import Tile
from ui.words import ntr, say, tr

_GRAVITY = [State.FINE, State.UNKNOWN, State.ATTENTION, State.PROBLEM]
_MOST_LINES = 14


class TopicSection(Card):
    """Shown as soon as a check of the topic has come to a verdict; open where one is not fine."""

    def __init__(self, topic: Topic, engine: Engine, shell: Shell) -> None:
        super().__init__()
        self._topic = topic
        self._engine = engine
        self._shell = shell
        self._findings: list[Finding] = []
        self._chosen = False
        self._tile = Tile(topic_icon(topic), "mute")
        self._fold = Fold(self._tile, say(NAMES[topic]), "", self._checks)
        self._fold.row.clicked.connect(self._choose)
        self._opened: set[str] = set()
        self.column.addWidget(self._fold)
        self.refresh()

    @property
    def gravity(self) -> int:
        """How much it needs the person: the higher, the more."""
        return max((_GRAVITY.index(f.state) for f in self._findings), default=-1)

    def refresh(self) -> None:
        """Show what is known now; whether it is open stays as the person left it."""
        findings = [f for f in self._engine.findings if f.topic is self._topic]
        show_if(self, bool(findings))
        if findings == self._findings:
            return
        self._findings = sorted(findings, key=lambda f: -_GRAVITY.index(f.state))
        worst = self._findings[0]
        self._tile.show_icon(topic_icon(self._topic), TONES[worst.state])
        self._fold.say(say(NAMES[self._topic]), self._caption())
        if not self._chosen:
            self._fold.row.setChecked(worst.state in {State.ATTENTION, State.PROBLEM})
        self._fold.refresh()

    def _caption(self) -> str:
        """How many are wrong, else how many could not tell, else how many are fine."""
        whole = len(self._findings)
        wrong = sum(f.state in {State.ATTENTION, State.PROBLEM} for f in self._findings)
        unknown = sum(f.state is State.UNKNOWN for f in self._findings)
        if wrong:
            return ntr("{n} of {all} is not fine", "{n} of {all} are not fine", wrong, all=whole)
        if unknown:
            return ntr(
                "{n} of {all} could not tell", "{n} of {all} could not tell", unknown, all=whole
            )
        return ntr("{n} check, fine", "{n} checks, all fine", whole)

    def _choose(self) -> None:
        self._chosen = True

    def _checks(self) -> QWidget:
        column = QVBoxLayout(checks := QWidget())
        column.setContentsMargins(0, 0, 0, 6)
        column.setSpacing(0)
        for finding in self._findings:
            column.addWidget(self._check(finding))
        return checks

    def _check(self, finding: Finding) -> Fold:
        fold = Fold(
            Tile(finding_icon(finding), TONES[finding.state]),
            say(finding.title),
            say(finding.sentence),
            lambda: self._details(finding),
            beside=self._fix(finding),
            opened=finding.id in self._opened,
        )
        fold.row.toggled.connect(lambda is_open: self._remember(finding.id, is_open=is_open))
        return fold

    def _remember(self, check: str, *, is_open: bool) -> None:
        (self._opened.add if is_open else self._opened.discard)(check)

    def _fix(self, finding: Finding) -> Button | None:
        titles = {fix.id: fix.title for fix in self._engine.offered_fixes()}
        fix = finding.fix
        if fix is None or fix not in titles:
            return None
        return Button(say(titles[fix]), lambda: self._shell.open_fix(fix))

    def _details(self, finding: Finding) -> QWidget:
        from ui.pages.checks_text import details, looked_at

        column = QVBoxLayout(shown := QWidget())
        column.setContentsMargins(54, 0, 12, 8)
        column.setSpacing(4)
        column.addWidget(Caption(looked_at(self._engine, finding)))
        text = details(self._engine, finding)
        if text:
            name = tr("Details of {title}", title=finding.title)
            column.addWidget(fixed_text(name, text, most_lines=_MOST_LINES))
        return shown
