"""When saving power is not worth it."""

from __future__ import annotations

import pytest

from diagnostics.checks.power_profile import CHECK
from diagnostics.facts.battery import Power
from diagnostics.facts.power_profile import PowerProfile, Profile
from diagnostics.model import State
from tests.support.judging import english, judge, says_something


@pytest.mark.parametrize(
    ("profile", "on_mains", "state", "words"),
    [
        (Profile.SAVING, True, State.ATTENTION, "It is plugged in, yet"),
        (Profile.SAVING, False, State.FINE, "It runs on battery and saves power (“x”)."),
        (Profile.BALANCED, True, State.FINE, "It is not set to save power (“x”)."),
        (Profile.FAST, False, State.FINE, "It is not set"),
    ],
)
def test_saving_is_for_batteries(
    profile: Profile, on_mains: bool, state: State, words: str
) -> None:
    power = Power(batteries=(), on_mains=on_mains)
    verdict = judge(CHECK, PowerProfile(profile=profile, name="x"), power)
    assert verdict.state is state
    assert english(verdict.sentence).startswith(words)
    assert says_something(verdict)
