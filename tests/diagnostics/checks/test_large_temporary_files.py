"""How much left-over is too much."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diagnostics.checks.large_temporary_files import CHECK
from diagnostics.facts.large_temporary_files import TemporaryFiles
from diagnostics.model import State, Verdict
from tests.support.judging import english, judge, never_better, says_something

GB = 1_000_000_000


def with_files(total: int, *, complete: bool = True) -> Verdict:
    return judge(CHECK, TemporaryFiles(total_bytes=total, files=12, complete=complete))


@pytest.mark.parametrize(
    ("total", "state"),
    [
        (0, State.FINE),
        (2 * GB - 1, State.FINE),
        (2 * GB, State.ATTENTION),
        (20 * GB - 1, State.ATTENTION),
        (20 * GB, State.PROBLEM),
    ],
)
def test_the_room_they_take_decides(total: int, state: State) -> None:
    assert with_files(total).state is state


def test_a_walk_that_was_cut_short_says_at_least() -> None:
    assert english(with_files(3 * GB).sentence) == "Old temporary files take 3000000000."
    cut_short = with_files(3 * GB, complete=False)
    assert english(cut_short.sentence) == "Old temporary files take at least 3000000000."


def test_the_measure_shows_that_less_is_better() -> None:
    measure = with_files(3 * GB).measure
    assert measure is not None
    assert (measure.value, measure.more_is_better) == (3 * GB, False)


@given(st.lists(st.integers(0, 10**13), min_size=2))
def test_more_left_over_is_never_judged_better(totals: list[int]) -> None:
    verdicts = [with_files(total) for total in sorted(totals)]
    assert never_better(verdicts)
    assert all(says_something(verdict) for verdict in verdicts)
