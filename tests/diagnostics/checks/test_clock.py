"""How far off is too far."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diagnostics.checks.clock import check
from diagnostics.facts.clock import Clock
from diagnostics.model import State, Verdict
from tests.support.judging import english, judge, never_better, says_something

NOW = 1_790_000_000.0
CHECK = check("https://intranet.example/")


def with_clock(ahead_seconds: float) -> Verdict:
    return judge(CHECK, Clock(server="intranet.example", ahead_seconds=ahead_seconds, now=NOW))


@pytest.mark.parametrize(
    ("ahead_seconds", "state", "sentence"),
    [
        (0.4, State.FINE, "The clock of this computer is right to within 30."),
        (-29.9, State.FINE, "The clock of this computer is right to within 30."),
        (30.0, State.ATTENTION, "The clock of this computer is 30.0 ahead."),
        (-299.9, State.ATTENTION, "The clock of this computer is 299.9 behind."),
        (300.0, State.PROBLEM, "The clock of this computer is 300.0 ahead."),
        (-3600.0, State.PROBLEM, "The clock of this computer is 3600.0 behind."),
    ],
)
def test_ahead_and_behind_are_equally_wrong(
    ahead_seconds: float, state: State, sentence: str
) -> None:
    verdict = with_clock(ahead_seconds)
    assert verdict.state is state
    assert english(verdict.sentence) == sentence


@given(st.lists(st.floats(-1e9, 1e9), min_size=2))
def test_further_off_is_never_judged_better(offsets: list[float]) -> None:
    verdicts = [with_clock(offset) for offset in sorted(offsets, key=abs)]
    assert never_better(verdicts)
    assert all(says_something(verdict) for verdict in verdicts)
