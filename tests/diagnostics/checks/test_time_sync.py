"""A clock that nothing keeps right."""

from __future__ import annotations

import pytest

from diagnostics.checks.time_sync import CHECK
from diagnostics.facts.time_sync import TimeSync
from diagnostics.model import State
from tests.support.judging import english, judge, says_something


@pytest.mark.parametrize(
    ("sync", "state", "words"),
    [
        (TimeSync(synchronised=True, service=""), State.FINE, "Linux says"),
        (TimeSync(synchronised=True, service="chronyd"), State.FINE, "chronyd keeps"),
        (
            TimeSync(synchronised=True, service="a", last_seconds=60),
            State.FINE,
            "a set the clock 60",
        ),
        (TimeSync(synchronised=False, service="chronyd"), State.ATTENTION, "chronyd runs, but"),
        (TimeSync(synchronised=False, service=""), State.ATTENTION, "None of 7 services"),
        (TimeSync(synchronised=False, service="a", off=True), State.ATTENTION, "a is off"),
    ],
)
def test_it_names_what_keeps_it_right(sync: TimeSync, state: State, words: str) -> None:
    verdict = judge(CHECK, sync)
    assert verdict.state is state
    assert words in english(verdict.sentence)
    assert says_something(verdict)
