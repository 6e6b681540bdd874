"""This computer's findings: what is wrong first, with what to do about it."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from functools import partial

from PySide6.QtWidgets import QWidget

from assistant.engine import Engine
from assistant.errors import Trouble
from assistant.tickets.topics import NAMES
from diagnostics.model import Finding, State
from diagnostics.text import Text
from ui.pages.page import Shell
from ui.presentation import TONES, finding_icon
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, Row, RowButton
from ui.widgets.symbols import Spinner, Tile
from ui.words import ntr, say, tr

# What a row shows, and how to make it where it is not shown yet.
_Wanted = tuple[Hashable, Callable[[], QWidget]]

# More rows than these, and the ways to get help would be out of sight.
_MOST_WRONG = 3
_MOST_UNKNOWN = 2
# The names in the caption of a row that stands for many.
_MOST_NAMES = 4


class ComputerCard(Card):
    """Shows the engine's findings as they come; a row that still holds stays as it is."""

    def __init__(self, engine: Engine, shell: Shell) -> None:
        super().__init__()
        self._engine = engine
        self._shell = shell
        self._rows: dict[Hashable, QWidget] = {}
        self._titles: dict[str, Text] = {}
        self.trouble: Trouble | None = None

    def refresh(self) -> None:
        """Show what is known now."""
        self._titles = {fix.id: fix.title for fix in self._engine.offered_fixes()}
        rows = {key: self._rows.get(key) or make() for key, make in self._wanted()}
        self._rows = rows
        self.show_rows(list(rows.values()))

    def _wanted(self) -> Iterator[_Wanted]:
        findings = self._engine.findings
        yield from self._wrong([f for f in findings if f.state in (State.PROBLEM, State.ATTENTION)])
        yield from self._unknown([f for f in findings if f.state is State.UNKNOWN])
        fine = [f for f in findings if f.state is State.FINE]
        if fine:
            all_fine = len(fine) == len(findings) and not self._engine.checking
            yield ("fine", len(fine), all_fine), lambda: self._fine(fine, all_fine=all_fine)
        if self._engine.checking:
            yield "checking", self._checking
        elif (trouble := self.trouble) is not None:
            yield "trouble", lambda: self._failed(trouble)

    def _wrong(self, findings: list[Finding]) -> Iterator[_Wanted]:
        """Problems before what needs attention; the first fix is the one to press."""
        findings.sort(key=lambda finding: finding.state is not State.PROBLEM)
        first = next((f.id for f in findings if f.fix in self._titles), None)
        # One more row is worth no row that says there is one more.
        rows = len(findings) if len(findings) == _MOST_WRONG + 1 else _MOST_WRONG
        for finding in findings[:rows]:
            kind = "primary" if finding.id == first else "secondary"
            yield (finding, kind), partial(self._finding, finding, kind)
        if rest := findings[rows:]:
            names = _names(rest)
            yield ("wrong", len(rest), names), lambda: self._more_wrong(len(rest), names)

    def _unknown(self, findings: list[Finding]) -> Iterator[_Wanted]:
        if len(findings) > _MOST_UNKNOWN:
            names, count = _names(findings), len(findings)
            yield ("unknown", count, names), lambda: self._many_unknown(count, names)
            return
        for finding in findings:
            yield finding, partial(self._finding, finding, "secondary")

    def _finding(self, finding: Finding, kind: str) -> Row:
        tile = Tile(finding_icon(finding), TONES[finding.state])
        row = Row(tile, say(finding.title), say(finding.sentence))
        if finding.state is not State.UNKNOWN:
            row.add(self._remedy(finding, kind))
        return row

    def _remedy(self, finding: Finding, kind: str) -> Button:
        fix, title = finding.fix, self._titles.get(finding.fix or "")
        if fix is not None and title is not None:
            return Button(say(title), lambda: self._shell.open_fix(fix), kind=kind)
        return Button(tr("Get help"), lambda: self._shell.open_report(say(finding.sentence)))

    def _more_wrong(self, count: int, names: str) -> RowButton:
        words = ntr("{n} more thing is not fine", "{n} more things are not fine", count)
        return RowButton(Tile("list", "warn"), words, names, press=self._shell.open_checks)

    def _many_unknown(self, count: int, names: str) -> RowButton:
        words = ntr("{n} check could not tell", "{n} checks could not tell", count)
        tile = Tile("circle-question-mark", "mute")
        return RowButton(tile, words, names, press=self._shell.open_checks)

    def _fine(self, findings: list[Finding], *, all_fine: bool) -> RowButton:
        count = len(findings)
        if all_fine:
            words = ntr("{n} check is fine", "All {n} checks are fine", count)
        else:
            words = ntr("{n} other check is fine", "{n} other checks are fine", count)
        topics = dict.fromkeys(say(NAMES[finding.topic]) for finding in findings)
        caption = ", ".join(list(topics)[:_MOST_NAMES])
        return RowButton(Tile("check", "good"), words, caption, press=self._shell.open_checks)

    def _checking(self) -> Row:
        spinner = Spinner(motion=self._shell.theme.motion)
        return Row(spinner, tr("Checking this computer…"), tr("This takes a few seconds"))

    def _failed(self, trouble: Trouble) -> Row:
        again = Button(tr("Check again"), self._engine.check)
        return Row(Tile("triangle-alert", "warn"), say(trouble.title), say(trouble.meaning), again)


def _names(findings: list[Finding]) -> str:
    """The first few by name, with a sign that there are more."""
    names = [say(finding.title) for finding in findings]
    return ", ".join([*names[:_MOST_NAMES], *(["…"] if len(names) > _MOST_NAMES else [])])
