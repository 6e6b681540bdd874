"""How old a browser may be."""

from __future__ import annotations

import pytest

from diagnostics.checks.default_browser import CHECK
from diagnostics.facts.default_browser import Program
from diagnostics.model import State
from tests.support.judging import english, judge, says_something

DAY = 24 * 60 * 60


@pytest.mark.parametrize(
    ("days", "state"),
    [
        (0, State.FINE),
        (59.9, State.FINE),
        (60, State.ATTENTION),
        (119.9, State.ATTENTION),
        (120, State.PROBLEM),
    ],
)
def test_two_missed_versions_are_worth_a_look(days: float, state: State) -> None:
    verdict = judge(CHECK, Program(name="Firefox", built_seconds=days * DAY))
    assert verdict.state is state
    assert says_something(verdict)


@pytest.mark.parametrize(
    ("program", "state", "words"),
    [
        (Program(name="Edge", version="142.0"), State.FINE, "Links open in Edge 142.0."),
        (Program(name="Edge"), State.FINE, "Links open in Edge."),
        (Program(name=None, system="macOS"), State.ATTENTION, "macOS does not know"),
    ],
)
def test_what_is_not_known_is_not_told(program: Program, state: State, words: str) -> None:
    verdict = judge(CHECK, program)
    assert verdict.state is state
    assert english(verdict.sentence).startswith(words)
    assert says_something(verdict)
