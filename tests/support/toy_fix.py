"""A fix that is small enough to see through: it sets words in a file, and can put them back."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest

from diagnostics import fix_registry, registry
from diagnostics.model import (
    CannotTell,
    Check,
    Fact,
    Facts,
    Fix,
    Outcome,
    Plan,
    Progress,
    State,
    Step,
    StepDone,
    Topic,
    Verdict,
)
from diagnostics.system import EVERYWHERE, Machine
from diagnostics.text import text

GOOD = "good"


class Word(msgspec.Struct, frozen=True, kw_only=True):
    """What stands in the file."""

    said: str


def outcome(words: str) -> Outcome:
    """One step that worked."""
    step = StepDone(title=text("Word"), detail=text("It is {words}.", words=words), seconds=0.1)
    return Outcome(summary=text("Set to {words}", words=words), steps=(step,))


def toy(file: Path, becomes: str = GOOD, *, halfway: str | None = None) -> tuple[Fix, Check]:
    """A fix that writes `becomes` into `file`, and the check of it; `halfway` is written first."""

    def plan(_machine: Machine) -> Plan:
        step = Step(id="word", title=text("Word"), detail=text("Set it."))
        before = json.dumps(file.read_text()).encode()
        return Plan(fix="toy", summary=text("Sets a word."), steps=(step,), undo=before)

    def apply(_m: Machine, _p: Plan, _c: frozenset[str], progress: Progress) -> Outcome:
        if halfway is not None:
            file.write_text(halfway)
        progress.step(0.5, text("Half-way"))
        file.write_text(becomes)
        return outcome(becomes)

    def undo(_machine: Machine, undo: bytes, _progress: Progress) -> Outcome:
        words = json.loads(undo)
        file.write_text(words)
        return outcome(words)

    def read(_machine: Machine) -> Word:
        if not file.exists():
            raise CannotTell(text("the file is gone"))
        return Word(said=file.read_text())

    readers = dict.fromkeys(EVERYWHERE, read)
    word: Fact[Word] = Fact(id="word", topic=Topic.SYSTEM, limit=5.0, readers=readers)

    def judge(facts: Facts) -> Verdict:
        state = State.FINE if facts[word].said == GOOD else State.ATTENTION
        return Verdict(state=state, title=text("Word"), sentence=text("It is what it is."))

    fix = Fix(
        id="toy",
        topic=Topic.SYSTEM,
        title=text("Set the word"),
        about=text("Sets it."),
        keywords=text("word"),
        checks=("word",),
        platforms=EVERYWHERE,
        plan=plan,
        apply=apply,
        undo=undo,
    )
    check = Check(id="word", topic=Topic.SYSTEM, title=text("Word"), needs=(word,), judge=judge)
    return fix, check


def only_toy(
    monkeypatch: pytest.MonkeyPatch, file: Path, becomes: str = GOOD, *, safe: bool = False
) -> None:
    """Balie has this fix, and its check, and no other."""
    fix, check = toy(file, becomes)
    monkeypatch.setattr(fix_registry, "FIXES", (msgspec.structs.replace(fix, safe=safe),))
    monkeypatch.setattr(registry, "checks", lambda _settings: (check,))
