"""A battery that is low, one that is worn, and a computer without one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diagnostics.checks.battery import CHECK
from diagnostics.facts.battery import Battery, Power
from diagnostics.model import State, Verdict
from tests.support.judging import english, judge, never_better, says_something


def with_battery(level: float, health: float | None = None, *, on_mains: bool = False) -> Verdict:
    battery = Battery(level_ratio=level, health_ratio=health)
    return judge(CHECK, Power(batteries=(battery,), on_mains=on_mains))


@pytest.mark.parametrize(
    ("level", "state"),
    [
        (0.0, State.PROBLEM),
        (0.049, State.PROBLEM),
        (0.05, State.ATTENTION),
        (0.199, State.ATTENTION),
        (0.2, State.FINE),
    ],
)
def test_what_is_left_decides_on_battery(level: float, state: State) -> None:
    assert with_battery(level).state is state
    assert with_battery(level, on_mains=True).state is State.FINE


@pytest.mark.parametrize(
    ("health", "state"),
    [
        (None, State.FINE),
        (0.0, State.FINE),
        (0.799, State.ATTENTION),
        (0.8, State.FINE),
    ],
)
def test_a_worn_battery_asks_for_attention(health: float | None, state: State) -> None:
    assert with_battery(0.9, health).state is state


def test_low_is_told_before_worn() -> None:
    verdict = with_battery(0.1, health=0.5)
    assert english(verdict.title) == "Battery is low"
    assert english(verdict.sentence) == "0.1 left. Plug in the charger soon."


def test_two_batteries_are_taken_together_but_the_worn_one_is_told() -> None:
    power = Power(
        batteries=(
            Battery(level_ratio=0.0, health_ratio=0.95),
            Battery(level_ratio=0.8, health_ratio=0.6),
        ),
        on_mains=False,
    )
    assert english(judge(CHECK, power).sentence) == (
        "When full, it holds 0.6 of what it held when new."
    )


def test_a_desktop_runs_on_mains_power() -> None:
    verdict = judge(CHECK, Power(batteries=(), on_mains=True))
    assert verdict.state is State.FINE
    assert english(verdict.sentence) == "This computer has no battery; it runs on mains power."


@given(st.lists(st.floats(0, 1), min_size=2), st.none() | st.floats(0, 1), st.booleans())
def test_a_lower_level_is_never_judged_better(
    levels: list[float], health: float | None, on_mains: bool
) -> None:
    ordered = sorted(levels, reverse=True)
    verdicts = [with_battery(level, health, on_mains=on_mains) for level in ordered]
    assert never_better(verdicts)
    assert all(says_something(verdict) for verdict in verdicts)
