"""No way to the network, a silent router, and how it is told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diagnostics.checks.default_route import CHECK
from diagnostics.facts.default_route import DefaultRoute
from diagnostics.model import State
from tests.support.judging import english, judge, never_better


@pytest.mark.parametrize(
    ("way", "state", "sentence"),
    [
        (
            DefaultRoute(routes=0),
            State.PROBLEM,
            "There is no way to the network. Check the cable or the Wi-Fi.",
        ),
        (
            DefaultRoute(routes=0, self_assigned=True),
            State.PROBLEM,
            (
                "There is no way to the network: it is connected, but was given no address. "
                "Take the cable out and in again, or switch Wi-Fi off and on."
            ),
        ),
        (
            DefaultRoute(routes=1, interface="eth0", router_answers=False),
            State.ATTENTION,
            (
                "There is 1 way to the network, but its router does not answer. "
                "Check the cable or the Wi-Fi."
            ),
        ),
        (
            DefaultRoute(routes=2, interface="eth0", router_answers=True),
            State.FINE,
            "There are 2 ways to the network.",
        ),
        (DefaultRoute(routes=1), State.FINE, "There is 1 way to the network."),
    ],
)
def test_every_way_it_can_be(way: DefaultRoute, state: State, sentence: str) -> None:
    verdict = judge(CHECK, way)
    assert verdict.state is state
    assert english(verdict.sentence) == sentence


@given(st.lists(st.integers(0, 20), min_size=2), st.none() | st.booleans(), st.booleans())
def test_fewer_ways_are_never_judged_better(
    counts: list[int], answers: bool | None, self_assigned: bool
) -> None:
    ways = [
        DefaultRoute(routes=count, router_answers=answers, self_assigned=self_assigned)
        for count in sorted(counts, reverse=True)
    ]
    assert never_better([judge(CHECK, way) for way in ways])
