"""How hot is too hot."""

from __future__ import annotations

from typing import Any

import pytest

from diagnostics.checks.processor_heat import CHECK
from diagnostics.facts.processor_heat import ProcessorHeat
from diagnostics.model import State
from tests.support.judging import english, judge, never_better, says_something


@pytest.mark.parametrize(
    ("told", "state", "sentence"),
    [
        ({"celsius": 89.4}, State.FINE, "The processor is at 89 °C."),
        ({"celsius": 90}, State.ATTENTION, "The processor is at 90 °C."),
        ({"celsius": 98}, State.PROBLEM, "The processor is at 98 °C."),
        ({"celsius": 85, "critical_celsius": 85}, State.PROBLEM, "The processor is at 85 °C."),
        ({"celsius": 84, "critical_celsius": 85}, State.FINE, "The processor is at 84 °C."),
        (
            {"celsius": 60, "slowed_ratio": 0.02},
            State.ATTENTION,
            "Since the last restart, heat slowed the processor down 0.02 of the time.",
        ),
        (
            {"celsius": 99, "slowed_ratio": 0.02},
            State.PROBLEM,
            "The processor is at 99 °C.",
        ),
        (
            {"slowed_ratio": 0.01},
            State.FINE,
            "Since the last restart, heat slowed the processor down 0.01 of the time.",
        ),
        ({"limit_ratio": 1.0}, State.FINE, "Heat leaves the processor 1.0 of its speed."),
        ({"limit_ratio": 0.89}, State.ATTENTION, "Heat leaves the processor 0.89 of its speed."),
        (
            {"limit_ratio": 0.4, "celsius": 80},
            State.PROBLEM,
            "Heat leaves the processor 0.4 of its speed.",
        ),
    ],
)
def test_heat_and_what_it_does_are_judged(
    told: dict[str, Any], state: State, sentence: str
) -> None:
    verdict = judge(CHECK, ProcessorHeat(**told))
    assert verdict.state is state
    assert english(verdict.sentence) == sentence
    assert says_something(verdict)


def test_hotter_is_never_better() -> None:
    assert never_better([judge(CHECK, ProcessorHeat(celsius=c)) for c in range(20, 120)])
