"""A password that was stored before the own one changed is probably old."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diagnostics.checks.stored_passwords import CHECK
from diagnostics.facts.account import Account
from diagnostics.facts.stored_passwords import StoredPasswords
from diagnostics.model import State
from tests.support.judging import english, judge, says_something


def changed(seconds: float | None) -> Account:
    return Account(name="ana", password_expires_seconds=None, password_age_seconds=seconds)


@pytest.mark.parametrize(
    ("ages", "account", "state", "sentence"),
    [
        (
            (100.0, 99.0, 101.0),
            changed(100),
            State.ATTENTION,
            "1 password for a server was stored before you changed yours, and may be refused.",
        ),
        (
            (100.0,),
            changed(100),
            State.FINE,
            "1 password for a server is stored, and none is known to be old.",
        ),
        (
            (5.0, 6.0),
            changed(None),
            State.FINE,
            "2 passwords for servers are stored, and none is known to be old.",
        ),
        (
            (5.0, 6.0),
            None,
            State.FINE,
            "2 passwords for servers are stored, and none is known to be old.",
        ),
    ],
)
def test_every_way_it_can_be(
    ages: tuple[float, ...], account: Account | None, state: State, sentence: str
) -> None:
    verdict = judge(CHECK, StoredPasswords(count=len(ages), ages_seconds=ages), account)
    assert verdict.state is state
    assert english(verdict.sentence) == sentence
    assert verdict.measure is not None
    assert verdict.measure.value == len(ages)


@given(st.lists(st.floats(0, 1e9)), st.floats(0, 1e9) | st.none())
def test_something_is_always_said(ages: list[float], age: float | None) -> None:
    stored = StoredPasswords(count=len(ages), ages_seconds=tuple(ages))
    assert says_something(judge(CHECK, stored, changed(age)))
