"""A system that keeps no program in check is worth a look."""

from __future__ import annotations

import pytest

from diagnostics.checks.program_protection import CHECK
from diagnostics.facts.program_protection import ProgramProtection
from diagnostics.model import State
from tests.support.judging import english, judge, says_something


@pytest.mark.parametrize(("on", "state"), [(True, State.FINE), (False, State.ATTENTION)])
def test_it_names_what_keeps_them_in_check(on: bool, state: State) -> None:
    verdict = judge(CHECK, ProgramProtection(on=on, by="AppArmor"))
    assert verdict.state is state
    assert "AppArmor" in english(verdict.sentence)
    assert says_something(verdict)
