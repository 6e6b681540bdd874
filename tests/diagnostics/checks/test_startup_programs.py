"""Each program that starts by itself makes everybody wait a little."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diagnostics.checks.startup_programs import CHECK
from diagnostics.facts.startup_programs import StartupPrograms
from diagnostics.model import State
from tests.support.judging import english, judge, never_better, says_something


def starting(count: int) -> StartupPrograms:
    return StartupPrograms(names=tuple(f"Program {n}" for n in range(count)))


@pytest.mark.parametrize(
    ("count", "state"), [(0, State.FINE), (7, State.FINE), (8, State.ATTENTION)]
)
def test_how_many_start_decides(count: int, state: State) -> None:
    verdict = judge(CHECK, starting(count))
    assert verdict.state is state
    assert verdict.measure is not None
    assert (verdict.measure.value, verdict.measure.more_is_better) == (count, False)


def test_it_says_how_many() -> None:
    assert english(judge(CHECK, starting(9)).sentence).startswith("9 programs that could wait")


@given(st.lists(st.integers(0, 300), min_size=2))
def test_more_is_never_judged_better(counts: list[int]) -> None:
    verdicts = [judge(CHECK, starting(count)) for count in sorted(counts)]
    assert never_better(verdicts)
    assert all(says_something(verdict) for verdict in verdicts)
