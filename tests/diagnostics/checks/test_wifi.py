"""How weak is too weak."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diagnostics.checks.wifi import CHECK
from diagnostics.facts.wifi import Wifi
from diagnostics.model import State
from tests.support.judging import english, judge, never_better, says_something


@pytest.mark.parametrize(
    ("signal", "state", "sentence"),
    [
        (-40, State.FINE, "The Wi-Fi signal is at 1.0."),
        (-67, State.FINE, "The Wi-Fi signal is at 0.66."),
        (-68, State.ATTENTION, "The Wi-Fi signal is at 0.64. Move closer to the access point."),
        (-80, State.ATTENTION, "The Wi-Fi signal is at 0.4. Move closer to the access point."),
        (-81, State.PROBLEM, "The Wi-Fi signal is at 0.38. Move closer to the access point."),
        (-120, State.PROBLEM, "The Wi-Fi signal is at 0.0. Move closer to the access point."),
        (None, State.FINE, "This computer is not on Wi-Fi."),
    ],
)
def test_the_signal_decides_and_is_told_as_a_percentage(
    signal: int | None, state: State, sentence: str
) -> None:
    verdict = judge(CHECK, Wifi(signal_dbm=signal))
    assert verdict.state is state
    assert english(verdict.sentence) == sentence


@given(st.lists(st.integers(-200, 50), min_size=2))
def test_a_weaker_signal_is_never_judged_better(signals: list[int]) -> None:
    ordered = sorted(signals, reverse=True)
    verdicts = [judge(CHECK, Wifi(signal_dbm=signal)) for signal in ordered]
    assert never_better(verdicts)
    assert all(says_something(verdict) for verdict in verdicts)
