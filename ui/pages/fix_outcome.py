"""What came of a fix: measured before and after, step by step, and the question afterwards."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from assistant.fix_runs import Answer
from diagnostics.model import Finding, Outcome, State, StepDone
from diagnostics.repair import Effect, Repair
from diagnostics.text import Span
from ui.pages.fix_measure import measured
from ui.pages.fix_question import Question
from ui.presentation import EFFECTS, TONES, finding_icon
from ui.widgets.banner import Banner
from ui.widgets.bars import MeasureBar
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, Row
from ui.widgets.disclosure import Disclosure
from ui.widgets.labels import Caption, Heading, Pill
from ui.widgets.symbols import Tile
from ui.words import ntr, say, tr

_GRAVEST = (State.PROBLEM, State.ATTENTION, State.UNKNOWN, State.FINE)


class OutcomeView(QWidget):
    """`start` is the title: focused, it is read out, and Tab goes on to the question."""

    def __init__(
        self,
        repair: Repair,
        *,
        answer: Callable[[Answer], object],
        cost: Callable[[int], object],
        again: Callable[[], object],
        get_help: Callable[[], object],
        undo: Callable[[], object] | None = None,
    ) -> None:
        super().__init__()
        self._repair = repair
        stopped = repair.outcome.cancelled
        self.start: QWidget = Heading(_in_words(repair.outcome))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._proof())
        if undo is not None:
            column.addWidget(_way_back(undo, worse=repair.effect is Effect.WORSE))
        column.addWidget(self._steps())
        column.addWidget(_stopped(again) if stopped else Question(answer, cost, get_help))
        column.addWidget(Disclosure(tr("Details of what ran"), lambda: details(repair)))

    def _proof(self) -> Card:
        words, tone, sentence = EFFECTS[self._repair.effect]
        pill = Pill(say(words), tone)
        card = Card(padded=True)
        line = QHBoxLayout()
        line.addWidget(self.start, 1)
        line.addWidget(pill, 0, Qt.AlignmentFlag.AlignTop)
        card.column.addLayout(line)
        found = measured(self._repair)
        if found is not None and found.shares is not None:
            card.column.addWidget(MeasureBar(*found.shares, found.words))
        if found is not None:
            card.column.addWidget(Caption(found.words))
        if found is None or self._repair.effect is not Effect.VERIFIED:
            card.column.addWidget(Caption(say(sentence)))
        return card

    def _steps(self) -> Card:
        card = Card()
        for row in what_it_did(self._repair):
            card.add_row(row)
        return card


def _in_words(outcome: Outcome) -> str:
    if outcome.cancelled:
        return tr("Stopped. {summary}", summary=outcome.summary)
    return tr("Done. {summary}", summary=outcome.summary)


def what_it_did(repair: Repair) -> Iterator[Row]:
    """Step by step, and what its checks found afterwards."""
    yield from map(_step, repair.outcome.steps)
    if repair.after:
        yield _checked_again(repair.after)


def _step(step: StepDone) -> Row:
    tile = Tile("check", "good") if step.ok else Tile("triangle-alert", "warn")
    return Row(tile, say(step.title), say(step.detail), _took(step.seconds))


def _checked_again(findings: tuple[Finding, ...]) -> Row:
    gravest = min(findings, key=lambda finding: _GRAVEST.index(finding.state))
    if gravest.state is State.FINE:
        words = ntr("The check passes now", "All {n} checks pass now", len(findings))
    else:
        words = say(gravest.sentence)
    tile = Tile(finding_icon(gravest), TONES[gravest.state])
    return Row(tile, tr("Checked again"), words, _took(max(f.took_ms for f in findings) / 1000))


def _took(seconds: float) -> Caption:
    if seconds < 1:
        words = tr("under 1 s")
    elif seconds < 60:
        words = tr("{seconds} s", seconds=round(seconds))
    else:
        words = tr("{time}", time=Span(seconds))
    label = Caption(words)
    label.setWordWrap(False)
    return label


def _way_back(undo: Callable[[], object], *, worse: bool) -> QWidget:
    """Offered first where it got worse, and kept small where it did not."""
    words = tr("Put everything back as it was")
    if not worse:
        return Button(words, undo, kind="inline")
    title, sentence = tr("That made it worse"), tr("It is best to put it back.")
    return Banner("warn", title, sentence, Button(words, undo, kind="primary"))


def put_back(outcome: Outcome) -> Card:
    """What undoing did, step by step."""
    card = Card()
    card.setAccessibleName(say(outcome.summary))
    for step in outcome.steps:
        card.add_row(_step(step))
    return card


def _stopped(again: Callable[[], object]) -> Card:
    card = Card(padded=True)
    card.column.addWidget(
        Caption(tr("You stopped it. What was done so far is listed above; the rest is as it was."))
    )
    card.column.addWidget(Button(tr("Look again what can be done"), again))
    return card


def details(repair: Repair) -> str:
    """What ran, for somebody who wants to know exactly, as indented JSON."""
    import msgspec

    return msgspec.json.format(msgspec.json.encode(_facts(repair)), indent=2).decode()


def _facts(repair: Repair) -> dict[str, object]:
    return {
        "fix": repair.fix,
        "effect": repair.effect,
        "seconds": repair.seconds,
        "cancelled": repair.outcome.cancelled,
        "steps": [_ran(step) for step in repair.outcome.steps],
        "before": [_finding(finding) for finding in repair.before],
        "after": [_finding(finding) for finding in repair.after],
    }


def _ran(step: StepDone) -> dict[str, object]:
    printed = {"printed": step.printed.splitlines()} if step.printed else {}
    title, detail = say(step.title), say(step.detail)
    return {"title": title, "detail": detail, "seconds": step.seconds, "ok": step.ok} | printed


def _finding(finding: Finding) -> dict[str, object]:
    measure = finding.measure
    return {
        "check": finding.id,
        "state": finding.state,
        "sentence": say(finding.sentence),
        "measured": None if measure is None else say(measure.label),
        "took_ms": finding.took_ms,
    }
