"""What is left, how long programs wait, and what macOS says: the worst counts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diagnostics.checks.memory_pressure import CHECK
from diagnostics.facts.memory_pressure import Level, MemoryPressure
from diagnostics.model import State, Verdict
from tests.support.judging import english, judge, never_better, says_something


def with_memory(
    available: int = 8_000, *, stalled: float | None = None, level: Level | None = None
) -> Verdict:
    fact = MemoryPressure(
        available_bytes=available, total_bytes=16_000, stalled_ratio=stalled, level=level
    )
    return judge(CHECK, fact)


@pytest.mark.parametrize(
    ("available", "state"),
    [
        (799, State.PROBLEM),
        (800, State.ATTENTION),
        (1_599, State.ATTENTION),
        (1_600, State.FINE),
    ],
)
def test_what_is_left_decides_on_every_system(available: int, state: State) -> None:
    verdict = with_memory(available)
    assert verdict.state is state
    assert english(verdict.sentence) == f"{available} of 16000 of memory left."


@pytest.mark.parametrize(
    ("stalled", "state"),
    [(0.099, State.FINE), (0.1, State.ATTENTION), (0.499, State.ATTENTION), (0.5, State.PROBLEM)],
)
def test_waiting_for_memory_counts_however_much_is_left(stalled: float, state: State) -> None:
    assert with_memory(stalled=stalled).state is state


def test_waiting_is_told_where_it_is_the_reason() -> None:
    assert english(with_memory(stalled=0.25).sentence) == (
        "Programs waited for memory 0.25 of the last minute; 8000 of 16000 left."
    )


@pytest.mark.parametrize(
    ("level", "state"),
    [
        (Level.NORMAL, State.FINE),
        (Level.WARNING, State.ATTENTION),
        (Level.CRITICAL, State.PROBLEM),
    ],
)
def test_macos_is_believed(level: Level, state: State) -> None:
    assert with_memory(level=level).state is state


@given(
    st.lists(st.integers(0, 16_000), min_size=2),
    st.none() | st.floats(0, 1),
    st.none() | st.sampled_from(Level),
)
def test_less_memory_is_never_judged_better(
    lefts: list[int], stalled: float | None, level: Level | None
) -> None:
    ordered = sorted(lefts, reverse=True)
    verdicts = [with_memory(left, stalled=stalled, level=level) for left in ordered]
    assert never_better(verdicts)
    assert all(says_something(verdict) for verdict in verdicts)
