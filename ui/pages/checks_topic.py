"""The checks of one topic, and the facts they rest on."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from assistant.engine import Engine
from assistant.tickets.topics import NAMES
from diagnostics.model import Finding, State, Topic
from ui.pages.page import Shell
from ui.presentation import TONES, finding_icon
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, Row, SectionHeader
from ui.widgets.disclosure import Disclosure
from ui.widgets.symbols import Tile
from ui.words import say, tr


class TopicSection(QWidget):
    """Shown as soon as a check of the topic has come to a verdict."""

    def __init__(self, topic: Topic, engine: Engine, shell: Shell) -> None:
        super().__init__()
        self._topic = topic
        self._engine = engine
        self._shell = shell
        self._rows: dict[Finding, Row] = {}
        self._titles = {fix.id: fix.title for fix in engine.fixes()}
        self._card = Card()
        self._details = Disclosure(tr("Details"), self._facts)
        self._details.link.setAccessibleDescription(say(NAMES[topic]))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(SectionHeader(say(NAMES[topic])))
        column.addWidget(self._card)
        column.addWidget(self._details)

    def refresh(self) -> None:
        """Show what is known now; a row that still holds stays, and with it the focus."""
        findings = [f for f in self._engine.findings if f.topic is self._topic]
        self._rows = {f: self._rows.get(f) or self._row(f) for f in findings}
        self._card.show_rows(list(self._rows.values()))
        self._details.setVisible(self._engine.examination is not None)
        self._details.refresh()
        self.setVisible(bool(findings))

    def _row(self, finding: Finding) -> Row:
        tile = Tile(finding_icon(finding), TONES[finding.state])
        row = Row(tile, say(finding.title), say(finding.sentence))
        fix, title = finding.fix, self._titles.get(finding.fix or "")
        if fix is not None and title is not None and finding.state is not State.UNKNOWN:
            row.add(Button(say(title), lambda: self._shell.open_fix(fix)))
        return row

    def _facts(self) -> str:
        from ui.pages.checks_text import facts

        return facts(self._engine, (self._topic,))
