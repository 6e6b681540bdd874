"""How many crashes are many."""

from __future__ import annotations

import pytest

from diagnostics.checks.recent_crashes import CHECK
from diagnostics.facts.recent_crashes import RecentCrashes
from diagnostics.model import State
from tests.support.judging import english, judge, says_something


@pytest.mark.parametrize(
    ("crashes", "state"),
    [
        (0, State.FINE),
        (2, State.FINE),
        (3, State.ATTENTION),
        (14, State.ATTENTION),
        (15, State.PROBLEM),
    ],
)
def test_crashes_are_counted_and_the_worst_program_named(crashes: int, state: State) -> None:
    programs = ("firefox",) if crashes else ()
    recent = RecentCrashes(crashes=crashes, programs=programs, last_seconds=None)
    verdict = judge(CHECK, recent)
    assert verdict.state is state
    assert ("firefox" in english(verdict.sentence)) is bool(crashes)
    assert says_something(verdict)
