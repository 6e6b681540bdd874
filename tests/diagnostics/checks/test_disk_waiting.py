"""How long is too long to wait for the disk."""

from __future__ import annotations

import pytest

from diagnostics.checks.disk_waiting import CHECK
from diagnostics.facts.disk_waiting import DiskWaiting
from diagnostics.model import State
from tests.support.judging import english, judge, says_something


@pytest.mark.parametrize(
    ("ratio", "state"),
    [
        (0.0, State.FINE),
        (0.29, State.FINE),
        (0.3, State.ATTENTION),
        (0.69, State.ATTENTION),
        (0.7, State.PROBLEM),
    ],
)
def test_the_time_waited_is_judged(ratio: float, state: State) -> None:
    verdict = judge(CHECK, DiskWaiting(waiting_ratio=ratio, over_seconds=60))
    assert verdict.state is state
    expected = f"Over the last 60, work waited for the disk {ratio} of the time."
    assert english(verdict.sentence) == expected
    assert says_something(verdict)
