"""Which interface is in use, and which addresses count."""

from __future__ import annotations

from diagnostics.facts.interfaces import Interface
from diagnostics.facts.media import Medium
from diagnostics.facts.network_path import Address, Link
from diagnostics.facts.network_path.nearby import address, link
from diagnostics.facts.network_path.walk import is_far, is_here


def card(
    name: str, *addresses: str, medium: Medium = Medium.CABLE, connected: bool = True
) -> Interface:
    return Interface(
        name=name,
        medium=medium,
        connected=connected,
        addresses=addresses,
        speed_mbit=1000,
        packets=1000,
        errors=2,
        largest_packet=1500,
    )


CABLE = card("eth0", "192.0.2.2", "fe80::2%eth0")
RADIO = card("wlan0", "198.51.100.7", medium=Medium.WIFI)
OFFICE = card("wg0", "10.8.0.2", medium=Medium.TUNNEL)


def test_the_interface_of_the_way_out_is_the_one_in_use() -> None:
    assert link([CABLE, RADIO], "wlan0").interface == "wlan0"
    assert link([CABLE, RADIO], None).interface == "eth0"
    assert link([CABLE, RADIO, OFFICE], "wg0") == Link(
        adapters=2,
        connected=2,
        interface="eth0",
        medium=Medium.CABLE,
        speed_mbit=1000,
        largest_packet=1500,
        error_ratio=0.002,
    )


def test_a_tunnel_is_no_link() -> None:
    seen = link([OFFICE, card("eth0", connected=False)], "wg0")
    assert (seen.adapters, seen.connected) == (1, 0)


def test_an_adapter_that_is_not_connected_is_named_where_it_is_the_only_one() -> None:
    off = [card(name, connected=False) for name in ("eth0", "wlan0")]
    assert link(off[:1], None) == Link(adapters=1, connected=0, interface="eth0")
    assert link(off, None) == Link(adapters=2, connected=0)


def test_only_addresses_that_lead_somewhere_count() -> None:
    made_up = card("eth0", "169.254.17.4", "fe80::2%eth0")
    assert address([CABLE, RADIO]) == Address(ipv4=2, ipv6=0)
    assert address([card("eth0", "fd00::2")]) == Address(ipv4=0, ipv6=1)
    assert address([made_up]) == Address(ipv4=0, ipv6=0, self_assigned="169.254.17.4")
    assert address([card("eth0", "192.0.2.2", connected=False)]) == Address(ipv4=0, ipv6=0)


def test_what_is_near_is_not_behind_the_router() -> None:
    assert is_far("203.0.113.77")
    assert not is_far("127.0.0.1")
    assert not is_far("fe80::1%eth0")
    assert not is_far("no address")
    assert is_here("127.0.0.53")
    assert not is_here("192.0.2.53")
