"""How often is too often."""

from __future__ import annotations

import pytest

from diagnostics.checks.unclean_shutdown import CHECK
from diagnostics.facts.unclean_shutdown import UncleanShutdown
from diagnostics.model import State
from tests.support.judging import judge, says_something


@pytest.mark.parametrize(
    ("times", "state"),
    [
        (0, State.FINE),
        (1, State.FINE),
        (2, State.ATTENTION),
        (4, State.ATTENTION),
        (5, State.PROBLEM),
    ],
)
def test_twice_is_a_pattern(times: int, state: State) -> None:
    last = 3600.0 if times else None
    verdict = judge(CHECK, UncleanShutdown(unclean=times, starts=9, last_seconds=last))
    assert verdict.state is state
    assert says_something(verdict)
