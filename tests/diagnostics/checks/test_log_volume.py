"""How much room logs may take."""

from __future__ import annotations

import pytest

from diagnostics.checks.log_volume import CHECK
from diagnostics.facts.log_volume import LogVolume
from diagnostics.model import State
from tests.support.judging import english, judge, says_something

GB = 1_000_000_000


@pytest.mark.parametrize(
    ("size", "state"),
    [
        (0, State.FINE),
        (5 * GB - 1, State.FINE),
        (5 * GB, State.ATTENTION),
        (25 * GB - 1, State.ATTENTION),
        (25 * GB, State.PROBLEM),
    ],
)
def test_the_largest_is_named_where_they_are_large(size: int, state: State) -> None:
    logs = LogVolume(total_bytes=size, largest="journal", largest_bytes=size, unseen=0)
    verdict = judge(CHECK, logs)
    assert verdict.state is state
    assert ("journal" in english(verdict.sentence)) is (state is not State.FINE)
    assert says_something(verdict)
