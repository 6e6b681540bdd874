"""An account that is locked or ends."""

from __future__ import annotations

import pytest

from diagnostics.checks.account_state import CHECK
from diagnostics.facts.account import Account
from diagnostics.model import State
from tests.support.judging import judge, says_something

DAY = 24 * 60 * 60


@pytest.mark.parametrize(
    ("days", "locked", "state"),
    [
        (None, None, State.FINE),
        (None, False, State.FINE),
        (None, True, State.PROBLEM),
        (30, None, State.FINE),
        (29, None, State.ATTENTION),
        (7, None, State.ATTENTION),
        (6.9, None, State.PROBLEM),
        (-1, None, State.PROBLEM),
    ],
)
def test_a_month_is_enough_to_extend_it(
    days: float | None, locked: bool | None, state: State
) -> None:
    ends = None if days is None else days * DAY
    mine = Account(
        name="ana", password_expires_seconds=None, account_expires_seconds=ends, locked=locked
    )
    verdict = judge(CHECK, mine)
    assert verdict.state is state
    assert says_something(verdict)
