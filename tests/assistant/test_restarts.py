"""A restart that is planned is told of once, while there is time to save one's work."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.restarts import AHEAD_SECONDS, Restarts
from tests.support.waiting import eventually

NOW = 1_790_000_000.0


class Plans:
    """What is planned, and what was told."""

    def __init__(self) -> None:
        self.at: float | None = None
        self.now = NOW
        self.told: list[float] = []
        self.restarts = Restarts(lambda: self.at, lambda: self.now, self.told.append)


@pytest.fixture
def plans() -> Iterator[Plans]:
    made = Plans()
    yield made
    made.restarts.close()


def test_nothing_planned_is_nothing_told(plans: Plans) -> None:
    plans.restarts.look()
    assert plans.told == []


def test_it_is_told_once_and_again_when_it_moves(plans: Plans) -> None:
    plans.at = NOW + 600
    plans.restarts.look()
    plans.restarts.look()
    assert plans.told == [NOW + 600]
    plans.at = NOW + 700
    plans.restarts.look()
    assert plans.told == [NOW + 600, NOW + 700]


def test_what_was_asked_for_just_now_is_not_told_of(plans: Plans) -> None:
    plans.at = NOW + 60
    plans.restarts.look()
    assert plans.told == []


def test_one_that_is_far_off_is_told_of_in_time(plans: Plans) -> None:
    plans.at = NOW + AHEAD_SECONDS + 0.1
    plans.restarts.look()
    assert plans.told == []
    plans.now += 0.1
    eventually(lambda: plans.told == [plans.at])


def test_called_off_it_is_not_told_of(plans: Plans) -> None:
    plans.at = NOW + AHEAD_SECONDS + 0.2
    plans.restarts.look()
    plans.at = None
    plans.restarts.look()
    plans.at = NOW + 600
    with pytest.raises(AssertionError):
        eventually(lambda: plans.told, limit=0.5)
