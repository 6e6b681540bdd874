"""When a restart is overdue."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diagnostics.checks.uptime import CHECK
from diagnostics.facts.uptime import Uptime
from diagnostics.model import State
from diagnostics.text import Span
from tests.support.judging import judge, never_better, says_something

DAY = 24 * 60 * 60


@pytest.mark.parametrize(
    ("days", "state"),
    [
        (0, State.FINE),
        (13.99, State.FINE),
        (14, State.ATTENTION),
        (34.99, State.ATTENTION),
        (35, State.PROBLEM),
    ],
)
def test_days_since_the_last_restart_decide(days: float, state: State) -> None:
    verdict = judge(CHECK, Uptime(uptime_seconds=days * DAY))
    assert verdict.state is state
    assert verdict.sentence.values == {"span": Span(days * DAY)}


@given(st.lists(st.floats(0, 1e9), min_size=2))
def test_longer_is_never_judged_better(uptimes: list[float]) -> None:
    verdicts = [judge(CHECK, Uptime(uptime_seconds=seconds)) for seconds in sorted(uptimes)]
    assert never_better(verdicts)
    assert all(says_something(verdict) for verdict in verdicts)
