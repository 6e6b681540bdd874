"""The top of the page of all checks: how this computer is, looking again, copying it all."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QWidget

from assistant.engine import Engine
from assistant.errors import Trouble
from diagnostics.model import State
from diagnostics.text import Moment
from ui.presentation import TONES
from ui.state_words import sentence
from ui.widgets.bars import ProgressBar
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, Words, lay_out
from ui.widgets.symbols import Spinner, Tile
from ui.words import ntr, say, tr

_ICONS = {
    State.FINE: "check",
    State.ATTENTION: "triangle-alert",
    State.PROBLEM: "octagon-alert",
    State.UNKNOWN: "circle-question-mark",
}


class ChecksSummary(Card):
    """The state in a sentence, or how far the checks are. `start` is where the focus belongs."""

    def __init__(self, engine: Engine, *, copy: Callable[[], object], motion: bool) -> None:
        super().__init__(padded=True)
        self._engine = engine
        self._arrived: set[str] = set()
        self._trouble: Trouble | None = None
        self._tile = Tile("circle-question-mark", "mute")
        self._spinner = Spinner(motion=motion)
        self._words = Words("")
        self._bar = ProgressBar(tr("Checking this computer…"))
        self.start = Button(tr("Check again"), self._check, kind="primary")
        self._lay_out(Button(tr("Copy as text"), copy, icon="copy"))

    def begin(self) -> None:
        """The checks have begun."""
        self._arrived.clear()
        self._trouble = None
        self.refresh()

    def count(self, check: str) -> None:
        """One more check has come to its verdict."""
        self._arrived.add(check)

    def fail(self, trouble: Trouble) -> None:
        """The computer could not be looked at."""
        self._trouble = trouble
        self.refresh()

    def refresh(self) -> None:
        """Say what is known now."""
        checking = self._engine.checking
        self._spinner.setVisible(checking)
        self._tile.setVisible(not checking)
        # How many checks there are is known from the last time.
        self._bar.setVisible(checking and self._engine.examination is not None)
        if checking:
            self._show_progress()
        elif self._trouble is not None:
            self._tile.show_icon("triangle-alert", "warn")
            self._words.say(say(self._trouble.title), say(self._trouble.next_step))
        else:
            self._show_state()

    def _show_state(self) -> None:
        engine = self._engine
        words = sentence(engine.findings, checked=engine.checked_at is not None)
        self._tile.show_icon(_ICONS[engine.overall], TONES[engine.overall])
        self._words.say(words, self._checked())

    def _checked(self) -> str:
        examination, when = self._engine.examination, self._engine.checked_at
        if examination is None or when is None:
            return ""
        seconds = examination.took_ms / 1000
        return tr("Checked {when}, in {seconds} s", when=Moment(when), seconds=seconds)

    def _show_progress(self) -> None:
        done, examination = len(self._arrived), self._engine.examination
        if examination is not None:
            self._bar.show_share(min(1.0, done / len(examination.findings)))
        self._words.say(
            tr("Checking this computer…"), ntr("{n} check done", "{n} checks done", done)
        )

    def _check(self) -> None:
        # Not disabled meanwhile, which would lose the focus: pressed again, it does nothing.
        self._engine.check()
        self.refresh()

    def _lay_out(self, copy: Button) -> None:
        top = QWidget()
        line = lay_out(top, self._tile, self._words, ())
        line.insertWidget(0, self._spinner)
        line.setContentsMargins(0, 0, 0, 0)
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(copy)
        buttons.addWidget(self.start)
        self.column.addWidget(top)
        self.column.addWidget(self._bar)
        self.column.addLayout(buttons)
