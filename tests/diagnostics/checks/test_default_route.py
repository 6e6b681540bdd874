"""No way to the network, a silent router, and how it is told."""

from __future__ import annotations

import pytest

from diagnostics.facts.network_path import Address, Router
from diagnostics.model import State
from tests.support.judging import english
from tests.support.path import told, untold


@pytest.mark.parametrize(
    ("router", "state", "sentence"),
    [
        (
            Router(routes=0),
            State.PROBLEM,
            (
                "This computer has 2 addresses, but no way out of its network: "
                "no router is known to it."
            ),
        ),
        (
            Router(routes=2, interface="eth0", address="192.0.2.1", answers=False),
            State.PROBLEM,
            (
                "The router 192.0.2.1 does not answer. Take the cable out and in again, "
                "or switch Wi-Fi off and on."
            ),
        ),
        (
            Router(routes=1, address="192.0.2.1", answers=True),
            State.FINE,
            "The router 192.0.2.1 answers.",
        ),
        (Router(routes=1, address="192.0.2.1"), State.FINE, "There is 1 way to the network."),
        (Router(routes=2), State.FINE, "There are 2 ways to the network."),
    ],
)
def test_every_way_it_can_be(router: Router, state: State, sentence: str) -> None:
    verdict = told("default_route", router=router)
    assert verdict.state is state
    assert english(verdict.sentence) == sentence


def test_without_a_way_out_the_rest_could_not_be_told_because_of_that() -> None:
    reason = "there is no way out of this network"
    assert untold("name_lookup", router=Router(routes=0), names=None) == reason


def test_without_an_address_there_is_nothing_to_judge() -> None:
    nowhere = {"router": Router(routes=0), "address": Address(ipv4=0, ipv6=0)}
    assert untold("default_route", **nowhere) == "this computer was given no address"
