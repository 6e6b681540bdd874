"""A start that checks nothing is worth a look."""

from __future__ import annotations

import pytest

from diagnostics.checks.secure_boot import CHECK
from diagnostics.facts.secure_boot import SecureBoot
from diagnostics.model import State
from tests.support.judging import english, judge, says_something


@pytest.mark.parametrize(("on", "state"), [(True, State.FINE), (False, State.ATTENTION)])
def test_it_names_what_checks(on: bool, state: State) -> None:
    verdict = judge(CHECK, SecureBoot(on=on))
    assert verdict.state is state
    assert english(verdict.sentence).startswith("Secure Boot is ")
    assert says_something(verdict)
