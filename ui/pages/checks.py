"""Every check by topic, with the facts behind it one click away."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication

from assistant.events import (
    CheckFailed,
    CheckFinished,
    CheckStarted,
    Event,
    FindingArrived,
    FixFinished,
)
from diagnostics.model import Topic
from ui.pages.checks_summary import ChecksSummary
from ui.pages.checks_topic import TopicSection
from ui.pages.page import Page, Shell
from ui.widgets.cards import Card, RowButton
from ui.widgets.symbols import Tile
from ui.words import say, tr

if TYPE_CHECKING:
    from assistant.engine import Engine

# Findings come a dozen at once; the page is laid out again once for those of a moment.
_GATHER_MS = 40
# The summary, and what makes all better, stay above the topics.
_ABOVE = 2


class ChecksPage(Page):
    """Follows the checks as they come; a topic without any is not shown."""

    def __init__(self, engine: Engine, window: Shell) -> None:
        super().__init__(engine, window, tr("All checks"))
        self._summary = ChecksSummary(engine, copy=self._copy, motion=window.theme.motion)
        self._sections = {topic: TopicSection(topic, engine, window) for topic in Topic}
        self.add(self._summary)
        self.add(self._healthy())
        for section in self._sections.values():
            self.add(section)
        self.end()
        self._gather = QTimer(self, singleShot=True, interval=_GATHER_MS)
        self._gather.timeout.connect(self._refresh)
        self._refresh()
        self._arrange()

    def _healthy(self) -> Card:
        from assistant.safe_fixes import CALLED

        press = partial(self.shell.open_fix, CALLED.id)
        title, about = say(CALLED.title), say(CALLED.about)
        card = Card()
        card.add_row(RowButton(Tile("wrench", "accent"), title, about, press=press))
        return card

    def receive(self, event: Event) -> None:
        match event:
            case CheckStarted():
                self._summary.begin()
            case FindingArrived():
                self._summary.count(event.finding.id)
                self._gather.start()
            case CheckFinished() | FixFinished():
                self._refresh()
                self._arrange()
            case CheckFailed():
                self._summary.fail(event.trouble)
            case _:
                pass

    def shown(self) -> None:
        self._summary.start.setFocus()

    def _refresh(self) -> None:
        self._summary.refresh()
        for section in self._sections.values():
            section.refresh()

    def _arrange(self) -> None:
        """What needs the person comes first. Only once all is known: nothing jumps about before."""
        sections = sorted(self._sections.values(), key=lambda s: -s.gravity)
        for place, section in enumerate(sections, start=_ABOVE):
            self.column.insertWidget(place, section)

    def _copy(self) -> None:
        from ui.pages.checks_text import as_text

        QGuiApplication.clipboard().setText(as_text(self.engine))
        self.shell.say(tr("All checks are copied as text"))
