"""An address of either kind will do; one that the computer made up will not."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from diagnostics.facts.network_path import Address, Router
from diagnostics.model import State
from tests.support.judging import english
from tests.support.path import ALL_IS_WELL, told

AGAIN = "Take the cable out and in again, or switch Wi-Fi off and on."


@pytest.mark.parametrize(
    ("address", "state", "sentence"),
    [
        (Address(ipv4=1, ipv6=0), State.FINE, "This computer has 1 address on the network."),
        (Address(ipv4=0, ipv6=2), State.FINE, "This computer has 2 addresses on the network."),
        (
            Address(ipv4=0, ipv6=0),
            State.PROBLEM,
            f"eth0 is connected, but the network gave it no address. {AGAIN}",
        ),
        (
            Address(ipv4=0, ipv6=0, self_assigned="169.254.17.4"),
            State.PROBLEM,
            f"The network gave this computer no address, so it took 169.254.17.4 itself. {AGAIN}",
        ),
    ],
)
def test_every_way_it_can_be(address: Address, state: State, sentence: str) -> None:
    verdict = told("network_address", address=address, router=Router(routes=0))
    assert verdict.state is state
    assert english(verdict.sentence) == sentence


def test_an_adapter_without_a_name_is_called_what_it_is() -> None:
    nameless = replace(ALL_IS_WELL.link, interface=None)
    verdict = told("network_address", address=Address(ipv4=0, ipv6=0), link=nameless)
    assert english(verdict.sentence).startswith("The network adapter is connected, but")
