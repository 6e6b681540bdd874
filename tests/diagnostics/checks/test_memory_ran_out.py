"""How often memory may run out."""

from __future__ import annotations

import pytest

from diagnostics.checks.memory_ran_out import CHECK
from diagnostics.facts.memory_ran_out import MemoryRanOut
from diagnostics.model import State
from tests.support.judging import english, judge, says_something


@pytest.mark.parametrize(
    ("times", "state", "words"),
    [
        (0, State.FINE, "memory ran out 0 times."),
        (1, State.ATTENTION, "memory ran out 1 time."),
        (9, State.ATTENTION, "memory ran out 9 times."),
        (10, State.PROBLEM, "memory ran out 10 times."),
    ],
)
def test_each_time_counts(times: int, state: State, words: str) -> None:
    verdict = judge(CHECK, MemoryRanOut(times=times, over_seconds=60))
    assert verdict.state is state
    assert english(verdict.sentence).endswith(words)
    assert says_something(verdict)
