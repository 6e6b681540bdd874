"""The home page: the search field, and below it the overview or what was found."""

from __future__ import annotations

import time
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.pages.greeting import footnote, greeting
from ui.pages.page import Page, Shell
from ui.style import MARGIN
from ui.widgets.search_field import SearchField
from ui.words import tr

if TYPE_CHECKING:
    from assistant.engine import Engine
    from assistant.events import Event
    from ui.pages.overview import Overview
    from ui.pages.results import Results

# "Checked 1 minute ago" and "Open until 18:00" are looked at again this often, while seen.
_MINUTE_MS = 60_000


class HomePage(Page):
    """What a click on the tray icon shows.

    The overview is made once the page has been painted: first the window is there.
    """

    def __init__(self, engine: Engine, window: Shell) -> None:
        super().__init__(engine, window, _greeting(engine))
        self._overview: Overview | None = None
        self._results: Results | None = None
        self._search = self._add_search()
        self._clock = QTimer(self, interval=_MINUTE_MS)
        self._clock.timeout.connect(self._tick)
        self._note()

    def receive(self, event: Event) -> None:
        if self._overview is not None:
            self._overview.receive(event)
        self._note()

    def shown(self) -> None:
        self._search.setFocus()

    def escape(self) -> bool:
        if not self._search.words:
            return False
        self._search.clear()
        return True

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._clock.start()
        if self._overview is not None:
            QTimer.singleShot(0, self, self._tick)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._overview is None:
            QTimer.singleShot(0, self, self._add_overview)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._clock.stop()

    def _tick(self) -> None:
        if self._overview is not None:
            self._overview.refresh()
        self.title = _greeting(self.engine)
        self._note()

    def _add_overview(self) -> None:
        if self._overview is not None:
            return
        from ui.pages.overview import Overview

        self._overview = Overview(self.engine, self.shell)
        self.add(self._overview)
        self.end()

    def _add_search(self) -> SearchField:
        search = SearchField(tr("What do you need help with?"))
        search.changed.connect(self._find)
        search.moved.connect(self._move)
        search.entered.connect(self._enter)
        margins = QWidget()
        column = QVBoxLayout(margins)
        column.setContentsMargins(MARGIN, 4, MARGIN, 10)
        column.addWidget(search)
        self.add_above(margins)
        return search

    def _note(self) -> None:
        if self._search.words:
            self.note(tr("Arrow keys to move, Enter to open, Esc to clear"))
            return
        engine = self.engine
        computer = engine.person.computer_name
        self.note(footnote(computer, engine.checked_at, time.time(), checking=engine.checking))

    def _find(self, words: str) -> None:
        self._scroll.setVisible(not words)
        results = self._results_below()
        results.setVisible(bool(words))
        if words:
            results.show_for(words)
        self._note()

    def _results_below(self) -> Results:
        """Made when somebody searches: until then nobody needs what finds things."""
        if self._results is None:
            from ui.pages.results import Results

            self._results = Results(self.engine, self.shell)
            self.add_below(self._results)
        return self._results

    def _move(self, by: int) -> None:
        if self._results is not None and self._search.words:
            self._results.choose_next(by)

    def _enter(self) -> None:
        if self._results is not None and self._search.words:
            self._results.enter()


def _greeting(engine: Engine) -> str:
    return greeting(datetime.now().astimezone().hour, engine.person.first_name)
