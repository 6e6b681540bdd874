"""How long without updates is too long."""

from __future__ import annotations

import pytest

from diagnostics.checks.last_update import CHECK
from diagnostics.facts.update_history import UpdateHistory
from diagnostics.model import CannotTell, State
from tests.support.judging import judge, says_something

DAY = 24 * 60 * 60


@pytest.mark.parametrize(
    ("days", "state"),
    [
        (0, State.FINE),
        (34.99, State.FINE),
        (35, State.ATTENTION),
        (69.99, State.ATTENTION),
        (70, State.PROBLEM),
    ],
)
def test_a_month_without_updates_is_worth_a_look(days: float, state: State) -> None:
    verdict = judge(CHECK, UpdateHistory(installed_seconds=days * DAY))
    assert verdict.state is state
    assert says_something(verdict)


def test_no_record_is_never_fine() -> None:
    with pytest.raises(CannotTell, match="no record"):
        judge(CHECK, UpdateHistory(installed_seconds=None))
