"""Who may keep a computer awake."""

from __future__ import annotations

import pytest

from diagnostics.checks.sleep_blocked import CHECK
from diagnostics.facts.battery import Power
from diagnostics.facts.sleep_blocked import SleepBlocked
from diagnostics.model import State
from tests.support.judging import english, judge, says_something


@pytest.mark.parametrize(
    ("programs", "on_mains", "state", "sentence"),
    [
        ((), False, State.FINE, "0 programs keep the computer from going to sleep."),
        (("zoom",), True, State.FINE, "“zoom” keeps the computer awake."),
        (("mpv", "zoom"), False, State.ATTENTION, "“mpv, zoom” keeps the computer awake."),
    ],
)
def test_it_matters_on_battery(
    programs: tuple[str, ...], on_mains: bool, state: State, sentence: str
) -> None:
    power = Power(batteries=(), on_mains=on_mains)
    verdict = judge(CHECK, SleepBlocked(programs=programs), power)
    assert verdict.state is state
    assert english(verdict.sentence) == sentence
    assert says_something(verdict)
