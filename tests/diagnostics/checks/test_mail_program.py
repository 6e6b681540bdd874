"""Mail addresses that open, or do not."""

from __future__ import annotations

import pytest

from diagnostics.checks.mail_program import CHECK
from diagnostics.facts.mail_program import Program
from diagnostics.model import State
from tests.support.judging import judge, says_something


@pytest.mark.parametrize(("name", "state"), [("Mail", State.FINE), (None, State.ATTENTION)])
def test_none_is_worth_a_look(name: str | None, state: State) -> None:
    verdict = judge(CHECK, Program(name=name, system="Linux"))
    assert verdict.state is state
    assert says_something(verdict)
