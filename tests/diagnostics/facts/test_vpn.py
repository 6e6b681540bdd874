"""Which tunnels count, what they are called, and what goes through them."""

from __future__ import annotations

import pytest

from diagnostics.facts.interfaces import Interface
from diagnostics.facts.media import Medium
from diagnostics.facts.vpn import Vpn, Vpns, kind_of, source_of, vpns

CABLE = Interface(name="eth0", medium=Medium.CABLE, connected=True, addresses=("192.0.2.2",))
OFFICE = Interface(name="wg0", medium=Medium.TUNNEL, connected=True, addresses=("10.8.0.2",))


@pytest.mark.parametrize(
    ("through", "all_traffic", "names"),
    [
        (("203.0.113.1", "10.0.0.53"), True, True),
        (("2001:db8::1",), True, False),
        (("10.0.0.53",), False, True),
        ((), False, False),
    ],
)
def test_the_way_of_a_message_tells_what_goes_through_it(
    through: tuple[str, ...], all_traffic: bool, names: bool
) -> None:
    found = vpns([CABLE, OFFICE], ["10.0.0.53"], lambda to: "10.8.0.2" if to in through else None)
    running = Vpn(interface="wg0", kind="WireGuard", all_traffic=all_traffic, names=names)
    assert found == Vpns(running=(running,), adapters=2)


@pytest.mark.parametrize(
    "asleep",
    [
        Interface(name="utun0", medium=Medium.TUNNEL, connected=True, addresses=("fe80::1%utun0",)),
        Interface(name="tun0", medium=Medium.TUNNEL, connected=False, addresses=("10.8.0.2",)),
        CABLE,
    ],
    ids=["of the system", "down", "no tunnel"],
)
def test_what_leads_nowhere_does_not_run(asleep: Interface) -> None:
    assert vpns([asleep], [], lambda to: None) == Vpns(running=(), adapters=1)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("wg0", "WireGuard"),
        ("tun0", "OpenVPN"),
        ("ppp0", "PPP"),
        ("utun4", "VPN"),
        ("Cisco AnyConnect", "Cisco"),
        ("tailscale0", "Tailscale"),
    ],
)
def test_the_name_tells_the_kind(name: str, kind: str) -> None:
    assert kind_of(name) == kind


def test_the_system_tells_the_way_without_anything_being_sent() -> None:
    assert source_of("127.0.0.1") == "127.0.0.1"
