"""Whether a battery fills as it should."""

from __future__ import annotations

from typing import Any

import pytest

from diagnostics.checks.charging import CHECK
from diagnostics.facts.charging import Charging, Flow
from diagnostics.model import State
from tests.support.judging import english, judge, says_something


@pytest.mark.parametrize(
    ("told", "state", "sentence"),
    [
        ({"flow": Flow.NO_BATTERY}, State.FINE, "There are 0 batteries to charge."),
        ({"flow": Flow.CHARGING, "level_ratio": 0.1}, State.FINE, "The battery is at 0.1."),
        (
            {"flow": Flow.DRAINING, "plugged": False, "level_ratio": 0.1},
            State.FINE,
            "The battery is at 0.1.",
        ),
        (
            {"flow": Flow.DRAINING, "level_ratio": 0.4, "charger_watts": 15.2},
            State.PROBLEM,
            "The charger gives 15 W, which is too little: 0.4 left and falling.",
        ),
        (
            {"flow": Flow.DRAINING, "level_ratio": 0.4},
            State.PROBLEM,
            "It is plugged in, yet the battery empties: 0.4 left.",
        ),
        (
            {"flow": Flow.HELD, "level_ratio": 0.6, "limit_ratio": 0.6},
            State.FINE,
            "Charging is set to stop at 0.6.",
        ),
        ({"flow": Flow.HELD, "level_ratio": 0.75}, State.FINE, "The battery is at 0.75."),
        (
            {"flow": Flow.HELD, "level_ratio": 0.74, "limit_ratio": 0.8},
            State.ATTENTION,
            "It is plugged in and not charging, with 0.74 left.",
        ),
    ],
)
def test_power_must_go_into_the_battery(told: dict[str, Any], state: State, sentence: str) -> None:
    verdict = judge(CHECK, Charging(**{"plugged": True, **told}))
    assert verdict.state is state
    assert english(verdict.sentence) == sentence
    assert says_something(verdict)
