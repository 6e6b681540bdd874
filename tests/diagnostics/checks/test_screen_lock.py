"""How long a screen may stay open."""

from __future__ import annotations

import pytest

from diagnostics.checks.screen_lock import CHECK
from diagnostics.facts.screen_lock import ScreenLock
from diagnostics.model import State
from tests.support.judging import judge, says_something


@pytest.mark.parametrize(
    ("locks", "seconds", "state"),
    [
        (True, None, State.FINE),
        (True, 900, State.FINE),
        (True, 901, State.ATTENTION),
        (True, 3600, State.ATTENTION),
        (True, 3601, State.PROBLEM),
        (False, None, State.PROBLEM),
    ],
)
def test_a_quarter_of_an_hour_is_the_longest(
    locks: bool, seconds: float | None, state: State
) -> None:
    verdict = judge(CHECK, ScreenLock(locks=locks, after_seconds=seconds))
    assert verdict.state is state
    assert says_something(verdict)
