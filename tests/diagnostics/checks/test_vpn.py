"""A VPN that runs, and names that are looked up beside it."""

from __future__ import annotations

import pytest

from diagnostics.checks.vpn import CHECK
from diagnostics.facts.vpn import Vpn, Vpns
from diagnostics.model import State
from tests.support.judging import english, judge, says_something


def office(*, all_traffic: bool, names: bool) -> Vpn:
    return Vpn(interface="wg0", kind="WireGuard", all_traffic=all_traffic, names=names)


@pytest.mark.parametrize(
    ("running", "state", "sentence"),
    [
        ((), State.FINE, "None of 3 network adapters belongs to a VPN."),
        (
            (office(all_traffic=True, names=True),),
            State.FINE,
            "Everything goes through the VPN wg0 (WireGuard).",
        ),
        (
            (office(all_traffic=False, names=False),),
            State.FINE,
            "The VPN wg0 (WireGuard) is connected; some of what you do goes through it.",
        ),
        (
            (office(all_traffic=True, names=False),),
            State.ATTENTION,
            (
                "Everything goes through the VPN wg0 (WireGuard), but names are looked up beside "
                "it: internal services may not be found. Disconnect the VPN and connect it again."
            ),
        ),
    ],
)
def test_every_way_it_can_be(running: tuple[Vpn, ...], state: State, sentence: str) -> None:
    verdict = judge(CHECK, Vpns(running=running, adapters=3))
    assert verdict.state is state
    assert english(verdict.sentence) == sentence
    assert says_something(verdict)
