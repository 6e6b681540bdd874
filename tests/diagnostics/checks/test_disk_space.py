"""How full is too full."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diagnostics.checks.disk_space import CHECK
from diagnostics.facts.disk_space import Disk, DiskSpace, Holds
from diagnostics.model import State, Verdict
from tests.support.judging import english, judge, never_better, says_something

GB = 1_000_000_000


def disk(free: float, total: float, holds: Holds = Holds.SYSTEM) -> Disk:
    return Disk(holds=holds, free_bytes=int(free), total_bytes=int(total))


def with_disks(*disks: Disk) -> Verdict:
    return judge(CHECK, DiskSpace(disks=disks))


@pytest.mark.parametrize(
    ("free", "total", "state"),
    [
        (3.1 * GB, 256 * GB, State.PROBLEM),
        (5 * GB - 1, 256 * GB, State.PROBLEM),
        (5 * GB, 256 * GB, State.ATTENTION),
        (20 * GB - 1, 256 * GB, State.ATTENTION),
        (20 * GB, 256 * GB, State.FINE),
        (20 * GB, 8000 * GB, State.FINE),
        (0.49 * GB, 10 * GB, State.PROBLEM),
        (0.5 * GB, 10 * GB, State.ATTENTION),
        (1 * GB, 10 * GB, State.FINE),
        (0, 0, State.FINE),
    ],
)
def test_small_disks_are_judged_by_part_and_large_ones_by_what_is_left(
    free: float, total: float, state: State
) -> None:
    assert with_disks(disk(free, total)).state is state


def test_the_sentence_says_what_is_left_and_the_measure_can_be_compared() -> None:
    verdict = with_disks(disk(3_100_000_000, 256 * GB))
    assert english(verdict.title) == "Disk almost full"
    assert english(verdict.sentence) == "3100000000 of 256000000000 left."
    assert verdict.measure is not None
    assert (verdict.measure.value, verdict.measure.whole) == (3_100_000_000, 256 * GB)
    assert verdict.measure.more_is_better


@pytest.mark.parametrize(
    ("small", "large", "told"),
    [(0.9 * GB, 10 * GB, 10 * GB), (0.4 * GB, 10 * GB, 0.4 * GB)],
    ids=["the large one", "the small one"],
)
def test_disks_of_different_sizes_are_compared_by_what_they_want(
    small: float, large: float, told: float
) -> None:
    verdict = with_disks(disk(small, 10 * GB), disk(large, 8000 * GB))
    assert verdict.measure is not None
    assert verdict.measure.value == told


def test_the_fuller_of_two_disks_is_the_one_that_is_told_about() -> None:
    verdict = with_disks(disk(100 * GB, 200 * GB), disk(1 * GB, 500 * GB, Holds.FILES))
    assert verdict.state is State.PROBLEM
    assert "the disk with your files" in english(verdict.sentence)


@given(st.integers(0, 10**13), st.lists(st.integers(0, 10**13), min_size=2))
def test_less_room_is_never_judged_better(total: int, frees: list[int]) -> None:
    verdicts = [with_disks(disk(free, total)) for free in sorted(frees, reverse=True)]
    assert never_better(verdicts)
    assert all(says_something(verdict) for verdict in verdicts)
