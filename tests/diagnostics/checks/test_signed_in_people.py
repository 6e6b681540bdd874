"""Several people on one computer."""

from __future__ import annotations

import pytest

from diagnostics.checks.signed_in_people import CHECK
from diagnostics.facts.signed_in_people import SignedInPeople
from diagnostics.model import State
from tests.support.judging import judge, says_something


@pytest.mark.parametrize(
    ("people", "state"), [(0, State.FINE), (1, State.FINE), (2, State.ATTENTION)]
)
def test_a_second_person_is_worth_a_look(people: int, state: State) -> None:
    verdict = judge(CHECK, SignedInPeople(sessions=(), people=people))
    assert verdict.state is state
    assert says_something(verdict)
