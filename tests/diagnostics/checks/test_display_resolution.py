"""How sharp and how quick a screen has to be."""

from __future__ import annotations

from typing import Any

import pytest

from diagnostics.checks.display_resolution import CHECK
from diagnostics.facts.displays import Display, Displays
from diagnostics.model import State
from tests.support.judging import english, judge, says_something

BLURRED = "The screen on DP-1 shows 1280 × 720; it was made for 1920 × 1080."


@pytest.mark.parametrize(
    ("told", "state", "sentence"),
    [
        ({}, State.FINE, "2 screens are connected."),
        ({"shown": (1920, 1080), "sharpest": (1920, 1080)}, State.FINE, "2 screens"),
        ({"shown": (1080, 1920), "sharpest": (1920, 1080)}, State.FINE, "2 screens"),
        ({"shown": (1536, 864), "sharpest": (1920, 1080)}, State.FINE, "2 screens"),
        ({"shown": (1280, 720), "sharpest": (1920, 1080)}, State.ATTENTION, BLURRED),
        ({"shown": (1280, 720)}, State.FINE, "2 screens"),
        ({"refresh_hz": 50.0}, State.FINE, "2 screens"),
        ({"refresh_hz": 30.0}, State.ATTENTION, "The screen on DP-1 shows 30 pictures"),
    ],
)
def test_the_screen_that_is_not_as_it_should_be_is_named(
    told: dict[str, Any], state: State, sentence: str
) -> None:
    screens = (Display(connector="eDP-1"), Display(connector="DP-1", **told))
    verdict = judge(CHECK, Displays(displays=screens))
    assert verdict.state is state
    assert english(verdict.sentence).startswith(sentence)
    assert says_something(verdict)
