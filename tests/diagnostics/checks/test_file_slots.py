"""A disk can be full of files before it is full of bytes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diagnostics.checks.file_slots import CHECK
from diagnostics.facts.file_slots import FileSlots
from diagnostics.model import State
from tests.support.judging import english, judge, never_better, says_something


@pytest.mark.parametrize(
    ("free", "state"),
    [
        (0, State.PROBLEM),
        (1_999, State.PROBLEM),
        (2_000, State.ATTENTION),
        (9_999, State.ATTENTION),
        (10_000, State.FINE),
    ],
)
def test_the_part_that_is_free_decides(free: int, state: State) -> None:
    verdict = judge(CHECK, FileSlots(free_files=free, total_files=100_000))
    assert verdict.state is state
    assert english(verdict.sentence) == f"Room for {free} more files."
    assert verdict.measure is not None
    assert (verdict.measure.value, verdict.measure.more_is_better) == (free, True)


@pytest.mark.parametrize("slots", [FileSlots(), FileSlots(free_files=0, total_files=0)])
def test_a_disk_without_such_a_limit_is_fine(slots: FileSlots) -> None:
    assert judge(CHECK, slots).state is State.FINE


@given(st.integers(1, 10**9), st.lists(st.integers(0, 10**9), min_size=2))
def test_fewer_places_are_never_judged_better(total: int, frees: list[int]) -> None:
    ordered = sorted(frees, reverse=True)
    verdicts = [judge(CHECK, FileSlots(free_files=f, total_files=total)) for f in ordered]
    assert never_better(verdicts)
    assert all(says_something(verdict) for verdict in verdicts)
