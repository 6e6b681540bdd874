"""Judges facts written in a test."""

from __future__ import annotations

from typing import Any, TypeVar

from diagnostics.model import CannotTell, Check, Fact, State, Threshold, Verdict
from diagnostics.text import Text, text

T = TypeVar("T")

SEVERITY = {State.FINE: 0, State.ATTENTION: 1, State.PROBLEM: 2}


class Given:
    """Values for the facts that a check needs, in the order in which it names them.

    None stands for a fact that could not be read.
    """

    def __init__(self, check: Check, *values: Any) -> None:
        self._chosen = check.chosen
        self._values = {fact.id: value for fact, value in zip(check.needs, values, strict=True)}

    def __getitem__(self, fact: Fact[T]) -> T:
        value: T | None = self._values[fact.id]
        if value is None:
            raise CannotTell(text("nothing was read"))
        return value

    def threshold(self, threshold: Threshold) -> float:
        return self._chosen.get(threshold.id, threshold.default)


def judge(check: Check, *values: Any) -> Verdict:
    """The verdict of a check on values for its facts."""
    return check.judge(Given(check, *values))


def english(said: Text) -> str:
    """A text with its values written as Python does, to compare words and not their form."""
    pattern = said.plural if said.plural and said.count != 1 else said.msgid
    return pattern.format(**{name: _plain(value) for name, value in said.values.items()})


def _plain(value: Any) -> str:
    inside = getattr(value, "__struct_fields__", ())
    return (
        english(value)
        if isinstance(value, Text)
        else str(getattr(value, inside[0]) if inside else value)
    )


def says_something(verdict: Verdict) -> bool:
    """Whether the title is short, and the sentence whole, with a number or a name in it."""
    sentence = english(verdict.sentence)
    concrete = bool(verdict.sentence.values) or any(c.isdigit() for c in sentence)
    return len(english(verdict.title).split()) <= 7 and sentence.endswith(".") and concrete


def never_better(verdicts: list[Verdict]) -> bool:
    """Whether each verdict is as serious as the one before it, or more."""
    grades = [SEVERITY[verdict.state] for verdict in verdicts]
    return grades == sorted(grades)
