"""The home page: this computer, the ways to get help, the person's own requests."""

from __future__ import annotations

import time
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from assistant.errors import Trouble
from assistant.events import (
    CheckFailed,
    CheckFinished,
    CheckStarted,
    FindingArrived,
    FixFinished,
    RequestsChanged,
    TroubleArose,
)
from ui.pages.computer_card import ComputerCard
from ui.pages.greeting import footnote, greeting
from ui.pages.help_section import HelpSection
from ui.pages.page import Page, Shell
from ui.pages.requests_card import RequestsCard
from ui.style import MARGIN
from ui.widgets.banner import trouble_banner
from ui.widgets.buttons import Button
from ui.widgets.cards import SectionHeader
from ui.widgets.search_field import SearchField
from ui.words import ntr, tr

if TYPE_CHECKING:
    from assistant.engine import Engine
    from assistant.events import Event
    from ui.pages.results import Results

# "Checked 1 minute ago" and "Open until 18:00" are looked at again this often, while seen.
_MINUTE_MS = 60_000

# Findings come a dozen at once; the card is laid out again once for those of a moment.
_GATHER_MS = 40


class HomePage(Page):
    """What a click on the tray icon shows."""

    def __init__(self, engine: Engine, window: Shell) -> None:
        super().__init__(engine, window, "")
        self._results: Results | None = None
        self._troubles: list[Trouble] = []
        self._clock = QTimer(self, interval=_MINUTE_MS)
        self._clock.timeout.connect(self._tick)
        self._gather = QTimer(self, singleShot=True, interval=_GATHER_MS)
        self._gather.timeout.connect(self._show_computer)
        self._build()
        self._tick()

    def receive(self, event: Event) -> None:
        match event:
            case CheckStarted() | CheckFinished():
                self._computer.trouble = None
                self._show_computer()
            case CheckFailed():
                self._computer.trouble = event.trouble
                self._show_computer()
            case FindingArrived() | FixFinished():
                self._gather.start()
            case RequestsChanged():
                self._requests.refresh()
            case TroubleArose():
                self._add_trouble(event.trouble)
            case _:
                pass

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
        self._tick()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._clock.stop()

    def _build(self) -> None:
        self.add_above(self._make_search())
        self._banners = QVBoxLayout()
        self._banners.setSpacing(10)
        self.column.addLayout(self._banners)
        for trouble in self.engine.troubles:
            self._add_trouble(trouble)
        self._checks_link = self._make_computer()
        self._help = HelpSection(self.engine, self.shell)
        self.add(self._help)
        self.add(SectionHeader(tr("Your requests")))
        self._requests = RequestsCard(self.engine, self.shell)
        self.add(self._requests)
        self.end()

    def _make_search(self) -> QWidget:
        self._search = SearchField(tr("What do you need help with?"))
        self._search.changed.connect(self._find)
        self._search.moved.connect(self._move)
        self._search.entered.connect(self._enter)
        margins = QWidget()
        column = QVBoxLayout(margins)
        column.setContentsMargins(MARGIN, 4, MARGIN, 10)
        column.addWidget(self._search)
        return margins

    def _make_computer(self) -> Button:
        header = SectionHeader(tr("Your computer"))
        self._computer = ComputerCard(self.engine, self.shell)
        self.add(header)
        self.add(self._computer)
        return header.add_link("", self.shell.open_checks)

    def _add_trouble(self, trouble: Trouble) -> None:
        """The same trouble is told once, however often it arises."""
        if trouble not in self._troubles:
            self._troubles.append(trouble)
            self._banners.addWidget(trouble_banner(trouble))

    def _tick(self) -> None:
        self.title = greeting(datetime.now().astimezone().hour, self.engine.person.first_name)
        self._help.refresh()
        self._show_computer()

    def _show_computer(self) -> None:
        self._computer.refresh()
        count = len(self.engine.findings)
        self._checks_link.say(ntr("{n} check", "All {n} checks", count))
        self._checks_link.setVisible(bool(count))
        self._note()

    def _note(self) -> None:
        if self._search.words:
            self.note(tr("Arrow keys to move, Enter to open, Esc to clear"))
        else:
            engine = self.engine
            computer = engine.person.computer_name
            self.note(footnote(computer, engine.checked_at, time.time(), checking=engine.checking))

    def _find(self, words: str) -> None:
        self._scroll.setVisible(not words)
        results = self._results_page()
        results.setVisible(bool(words))
        if words:
            results.show_for(words)
        self._note()

    def _results_page(self) -> Results:
        """Made when somebody searches: until then nobody needs what finds things."""
        if self._results is None:
            from ui.pages.results import Results

            self._results = Results(self.engine, self.shell)
            self._whole.addWidget(self._results)
        return self._results

    def _move(self, by: int) -> None:
        if self._results is not None and self._search.words:
            self._results.choose_next(by)

    def _enter(self) -> None:
        if self._results is not None and self._search.words:
            self._results.enter()
