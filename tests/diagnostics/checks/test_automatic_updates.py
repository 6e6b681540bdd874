"""Updates that wait for somebody are worth a look."""

from __future__ import annotations

import pytest

from diagnostics.checks.automatic_updates import CHECK
from diagnostics.facts.automatic_updates import AutomaticUpdates
from diagnostics.model import State
from tests.support.judging import english, judge, says_something


@pytest.mark.parametrize(("installs", "state"), [(True, State.FINE), (False, State.ATTENTION)])
def test_updates_should_install_themselves(installs: bool, state: State) -> None:
    updates = AutomaticUpdates(installs=installs, downloads=True, by="Windows Update")
    verdict = judge(CHECK, updates)
    assert verdict.state is state
    assert "Windows Update" in english(verdict.sentence)
    assert says_something(verdict)
