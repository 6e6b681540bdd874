"""Whether others hear the person."""

from __future__ import annotations

import pytest

from diagnostics.checks.microphone import CHECK
from diagnostics.facts.sound import Endpoint, Sound
from diagnostics.model import CannotTell, State
from tests.support.judging import english, judge, says_something


@pytest.mark.parametrize(
    ("heard", "state", "title"),
    [
        (None, State.FINE, "No microphone"),
        (Endpoint(muted=True, level_ratio=0.5), State.ATTENTION, "Microphone is muted"),
        (Endpoint(level_ratio=0.09), State.ATTENTION, "Microphone is too quiet"),
        (Endpoint(level_ratio=0.1), State.FINE, "Microphone is on"),
        (Endpoint(), State.FINE, "Microphone is on"),
    ],
)
def test_what_records_is_judged(heard: Endpoint | None, state: State, title: str) -> None:
    verdict = judge(CHECK, Sound(running=True, devices=1, input=heard))
    assert verdict.state is state
    assert english(verdict.title) == title
    assert says_something(verdict)


def test_without_the_service_nothing_is_known() -> None:
    with pytest.raises(CannotTell):
        judge(CHECK, Sound(running=False, devices=1))
