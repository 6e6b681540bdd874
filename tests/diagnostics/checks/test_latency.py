"""How long the way there and back may take."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diagnostics.model import State
from tests.support.judging import english, never_better, says_something
from tests.support.path import lossy, told, untold


@pytest.mark.parametrize(
    ("took_ms", "state", "ms"),
    [
        (0.44, State.FINE, "0.4"),
        (299.9, State.FINE, "300"),
        (300, State.ATTENTION, "300"),
        (799, State.ATTENTION, "799"),
        (800, State.PROBLEM, "800"),
    ],
)
def test_the_boundaries(took_ms: float, state: State, ms: str) -> None:
    verdict = told("latency", trip=lossy(0, 20, took_ms))
    assert verdict.state is state
    assert english(verdict.sentence) == f"A test message is there and back in {ms} ms."
    assert verdict.measure is not None
    assert verdict.measure.value == took_ms


@pytest.mark.parametrize("trip", [None, lossy(20, 20, None)])
def test_without_an_answer_there_is_no_time(trip: object) -> None:
    assert "sends anything back" in untold("latency", trip=trip) or trip


@given(st.lists(st.floats(0, 1e5), min_size=2))
def test_slower_is_never_judged_better(times: list[float]) -> None:
    verdicts = [told("latency", trip=lossy(0, 20, ms)) for ms in sorted(times)]
    assert never_better(verdicts)
    assert all(says_something(verdict) for verdict in verdicts)
