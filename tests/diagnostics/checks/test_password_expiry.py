"""How many days are left."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diagnostics.checks.password_expiry import CHECK
from diagnostics.facts.account import Account
from diagnostics.model import State, Verdict
from tests.support.judging import english, judge, never_better, says_something

DAY = 24 * 60 * 60


def with_days(days: float | None, *, must_change: bool = False) -> Verdict:
    seconds = None if days is None else days * DAY
    return judge(
        CHECK, Account(name="ana", password_expires_seconds=seconds, must_change=must_change)
    )


@pytest.mark.parametrize(
    ("days", "state"),
    [
        (None, State.FINE),
        (14, State.FINE),
        (13.99, State.ATTENTION),
        (5, State.ATTENTION),
        (4.99, State.PROBLEM),
        (0, State.PROBLEM),
        (-3, State.PROBLEM),
    ],
)
def test_two_weeks_are_enough(days: float | None, state: State) -> None:
    assert with_days(days).state is state
    assert says_something(with_days(days))


def test_a_password_that_must_be_changed_is_a_problem_with_days_left_or_not() -> None:
    assert with_days(None, must_change=True).state is State.PROBLEM
    assert says_something(with_days(100, must_change=True))


def test_one_that_is_over_says_since_when_or_whose_it_is() -> None:
    assert "expired 259200 ago" in english(with_days(-3).sentence)
    assert "The password of ana is over" in english(with_days(100, must_change=True).sentence)


def test_one_that_never_expires_tells_its_age() -> None:
    mine = Account(name="ana", password_expires_seconds=None, password_age_seconds=DAY)
    assert "chose it 86400 ago" in english(judge(CHECK, mine).sentence)


@given(st.lists(st.floats(-1000, 1000), min_size=2))
def test_fewer_days_are_never_judged_better(days: list[float]) -> None:
    assert never_better([with_days(d) for d in sorted(days, reverse=True)])
