"""When a mouse wants a new battery."""

from __future__ import annotations

import pytest

from diagnostics.checks.input_battery import CHECK
from diagnostics.facts.input_devices import InputDevice, InputDevices
from diagnostics.model import State
from tests.support.judging import english, judge, says_something


@pytest.mark.parametrize(
    ("levels", "state", "sentence"),
    [
        ((), State.FINE, "0 wireless devices tell how full they are."),
        ((0.9, 0.2), State.FINE, "“Device 1” has 0.2 left."),
        ((0.19, 0.9), State.ATTENTION, "“Device 0” has 0.19 left."),
        ((0.9, 0.05), State.ATTENTION, "“Device 1” has 0.05 left."),
        ((0.9, 0.04), State.PROBLEM, "“Device 1” has 0.04 left."),
    ],
)
def test_the_emptiest_is_named(levels: tuple[float, ...], state: State, sentence: str) -> None:
    devices = (InputDevice(name=f"Device {n}", level_ratio=level) for n, level in enumerate(levels))
    verdict = judge(CHECK, InputDevices(devices=tuple(devices)))
    assert verdict.state is state
    assert english(verdict.sentence) == sentence
    assert says_something(verdict)
