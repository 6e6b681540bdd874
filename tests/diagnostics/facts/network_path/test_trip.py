"""Counting what comes back, over a way that loses what the test wants lost."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator

import pytest

from diagnostics.facts.network_path import Trip, Whom
from diagnostics.facts.network_path.together import Started
from diagnostics.facts.network_path.trip import _collect, farthest, measure, survey


class Way:
    """Sends every message back at once, except those that get lost."""

    def __init__(self, lost: Callable[[int], bool]) -> None:
        self.ended = False
        self._lost = lost
        self._back: list[int] = []

    def send(self, number: int) -> None:
        if not self._lost(number):
            self._back.append(number)

    def received(self, seconds: float) -> Iterator[int]:
        if not self._back:
            time.sleep(max(0.0, min(seconds, 0.01)))
        yield from self._back
        self._back.clear()

    def close(self) -> None:
        self.ended = True


@pytest.mark.slow
@pytest.mark.parametrize(
    ("lost", "sent", "missing"),
    [
        (lambda number: False, 20, 0),
        (lambda number: number == 1003, 70, 1),
        (lambda number: number >= 1000 and number % 10 < 3, 70, 21),
        (lambda number: number >= 1000, 70, 70),
        (lambda number: number == 0, 20, 0),
    ],
    ids=["none", "one", "three of ten", "all but the first", "the first"],
)
def test_what_does_not_come_back_is_lost(
    lost: Callable[[int], bool], sent: int, missing: int
) -> None:
    way, heard = Way(lost), []
    trip = measure(way, Whom.ROUTER, lambda: heard.append(True))
    assert trip is not None
    assert (trip.sent, trip.lost) == (sent, missing)
    assert (trip.round_trip_ms is None) is (sent == missing)
    assert heard == [True]
    assert way.ended


def test_what_came_while_the_computer_was_busy_is_not_lost() -> None:
    way, took = Way(lambda number: False), dict[int, float]()
    way.send(1)
    _collect(way, {1: time.monotonic() - 9}, took, until=time.monotonic() - 5, enough=1)
    assert took.keys() == {1}


class Straggler(Way):
    """Brings back one message of the first burst only when the second one is under way."""

    def __init__(self) -> None:
        super().__init__(lambda number: number == 1003)

    def send(self, number: int) -> None:
        super().send(1003 if number == 2005 else number)


@pytest.mark.slow
def test_what_comes_back_after_its_burst_is_lost_and_not_taken_for_another() -> None:
    trip = measure(Straggler(), Whom.ROUTER, lambda: None)
    assert trip is not None
    assert (trip.sent, trip.lost) == (70, 2)


class SlowWay(Way):
    """Sends everything back, but late."""

    def __init__(self, seconds: float) -> None:
        super().__init__(lambda number: False)
        self._seconds = seconds
        self._due: list[tuple[float, int]] = []

    def send(self, number: int) -> None:
        self._due.append((time.monotonic() + self._seconds, number))

    def received(self, seconds: float) -> Iterator[int]:
        time.sleep(max(0.0, min(seconds, 0.02)))
        now = time.monotonic()
        yield from (number for due, number in self._due if due <= now)
        self._due = [(due, number) for due, number in self._due if due > now]


@pytest.mark.slow
def test_where_each_answer_takes_seconds_those_that_opened_the_way_are_counted() -> None:
    trip = measure(SlowWay(2.2), Whom.ROUTER, lambda: None)
    assert trip is not None
    assert (trip.sent, trip.lost) == (4, 0)
    assert trip.round_trip_ms is not None
    assert trip.round_trip_ms >= 2200


def trip(lost: int, sent: int = 20) -> Trip:
    return Trip(whom=Whom.ROUTER, sent=sent, lost=lost, round_trip_ms=1.0)


def test_the_way_through_the_router_says_more_than_the_way_to_it() -> None:
    found = {"192.0.2.1": trip(0), "198.51.100.53": trip(6)}
    best = farthest(found, lambda address: address.startswith("198."))
    assert best is not None
    assert (best.lost, best.far) == (6, True)


def test_of_two_that_are_near_the_one_that_answers_more_is_believed() -> None:
    found = {"192.0.2.1": trip(6), "192.0.2.53": trip(1)}
    best = farthest(found, lambda address: False)
    assert best is not None
    assert (best.lost, best.far) == (1, False)
    assert farthest({}, lambda address: False) is None


def test_this_machine_loses_nothing_to_itself() -> None:
    best = survey("127.0.0.1", [], lambda address: False, by=time.monotonic() + 5)
    if best is None:
        pytest.skip("this system does not let everybody send echoes")
    assert (best.sent, best.lost, best.whom) == (20, 0, Whom.ROUTER)


def test_with_nobody_to_ask_nothing_is_known() -> None:
    assert survey(None, [], lambda address: False, by=time.monotonic() + 5) is None


def test_a_job_that_is_not_done_in_time_is_left_behind() -> None:
    released = threading.Event()
    slow = Started("slow", lambda: released.wait(20))
    assert slow.result(by=time.monotonic() + 0.02) is None
    assert slow.running
    released.set()
    assert Started("quick", lambda: 7).result(by=time.monotonic() + 5) == 7
