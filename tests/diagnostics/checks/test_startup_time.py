"""How long a start may take."""

from __future__ import annotations

import pytest

from diagnostics.checks.startup_time import CHECK
from diagnostics.facts.startup_time import StartupTime
from diagnostics.model import State
from tests.support.judging import judge, says_something


@pytest.mark.parametrize(
    ("seconds", "state"),
    [
        (89, State.FINE),
        (90, State.ATTENTION),
        (299, State.ATTENTION),
        (300, State.PROBLEM),
    ],
)
def test_a_minute_and_a_half_is_slow(seconds: float, state: State) -> None:
    verdict = judge(CHECK, StartupTime(total_seconds=seconds))
    assert verdict.state is state
    assert says_something(verdict)
