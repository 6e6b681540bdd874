"""What the pages of fixes share: one stage after the other, each in place of the one before.

Such a page follows the engine's events, whoever asked for them: closed half-way and opened again,
it shows how far things are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from assistant.fix_runner import BUSY
from ui.pages.fix_running import RunningView
from ui.pages.page import Page, Shell
from ui.widgets.banner import trouble_banner
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, Row
from ui.widgets.symbols import Spinner
from ui.words import tr

if TYPE_CHECKING:
    from assistant.engine import Engine
    from assistant.errors import Trouble


class StagesPage(Page):
    """Shows a stage and puts the focus where the person goes on; `look` begins anew."""

    def __init__(self, engine: Engine, window: Shell, title: str) -> None:
        super().__init__(engine, window, title)
        self._running: RunningView | None = None
        self._start: QWidget = self

    def shown(self) -> None:
        self._start.setFocus()

    def look(self) -> None:
        """Look what can be done."""
        raise NotImplementedError

    def show_stage(self, start: QWidget, *widgets: QWidget) -> None:
        """Show these; the focus goes to `start`."""
        self._running = None
        self._start = start
        self.show_only(*widgets)
        if self.isVisible():
            start.setFocus()

    def show_waiting(self, title: str, caption: str = "") -> None:
        """Something goes on, nobody knows for how long."""
        card, row = Card(), Row(Spinner(motion=self.shell.theme.motion), title, caption)
        card.add_row(row)
        self.show_stage(row, card)

    def show_running(self, title: str = "") -> RunningView:
        """Something goes on that can be stopped; what is shown of it already stays."""
        if self._running is None:
            view = RunningView(title or self.title, self.engine.repairs.cancel)
            self.show_stage(view.start, view)
            self._running = view
        return self._running

    def show_trouble(self, trouble: Trouble) -> None:
        """It cannot be, and what to do now."""
        report = Button(tr("Report a problem"), self.shell.open_report)
        actions = [report]
        if trouble.again:
            actions.insert(0, Button(tr("Try again"), self.look))
        if trouble is BUSY:
            actions[-1] = Button(tr("Stop the other fix"), self.engine.repairs.cancel)
        self.show_stage(actions[0], trouble_banner(trouble, *actions))
