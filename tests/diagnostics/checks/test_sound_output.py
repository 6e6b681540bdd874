"""Whether sound can be heard."""

from __future__ import annotations

from typing import Any

import pytest

from diagnostics.checks.sound_output import CHECK
from diagnostics.facts.sound import Endpoint, Sound
from diagnostics.model import State
from tests.support.judging import english, judge, says_something


@pytest.mark.parametrize(
    ("told", "state", "title", "words"),
    [
        ({"running": False, "devices": 2}, "problem", "Sound does not work", "2 sound devices"),
        ({"running": False, "devices": 0}, "fine", "Nothing plays sound", "0 devices"),
        ({"devices": 1}, "attention", "Nothing plays sound", "1 device to play"),
        ({"output": Endpoint(muted=True)}, "attention", "Sound is muted", "switched off"),
        ({"output": Endpoint(level_ratio=0.04)}, "attention", "Sound is too quiet", "at 0.04"),
        ({"output": Endpoint(level_ratio=0.05)}, "fine", "Sound is on", "at 0.05"),
        ({"output": Endpoint()}, "fine", "Sound is on", "1 device"),
    ],
)
def test_each_reason_for_silence_is_told(
    told: dict[str, Any], state: str, title: str, words: str
) -> None:
    verdict = judge(CHECK, Sound(**{"running": True, "devices": 1, **told}))
    assert verdict.state is State(state)
    assert english(verdict.title) == title
    assert words in english(verdict.sentence)
    assert says_something(verdict)
