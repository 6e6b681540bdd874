"""How much memory on disk is too much."""

from __future__ import annotations

import pytest

from diagnostics.checks.swap_use import CHECK
from diagnostics.facts.swap_use import SwapUse
from diagnostics.model import State, Verdict
from tests.support.judging import english, judge, never_better, says_something


def used(part: int) -> Verdict:
    return judge(CHECK, SwapUse(used_bytes=part, room_bytes=9999, memory_bytes=100))


@pytest.mark.parametrize(
    ("part", "state"),
    [
        (0, State.FINE),
        (49, State.FINE),
        (50, State.ATTENTION),
        (99, State.ATTENTION),
        (100, State.PROBLEM),
    ],
)
def test_what_is_on_disk_is_judged_against_the_memory(part: int, state: State) -> None:
    verdict = used(part)
    assert verdict.state is state
    assert english(verdict.sentence).startswith(f"{part} did not fit into the 100 of memory")


def test_more_is_never_better() -> None:
    verdicts = [used(part) for part in range(0, 200, 10)]
    assert never_better(verdicts)
    assert all(says_something(verdict) for verdict in verdicts)
