"""Default routes of three systems, whatever their language."""

from __future__ import annotations

from diagnostics.facts.default_route import (
    FACT,
    DefaultRoute,
    has_self_assigned,
    linux,
    macos,
    windows,
)
from diagnostics.facts.default_route.model import Route
from diagnostics.system import Platform
from tests.support.machine import RecordedMachine, recording

ROUTE = recording("linux/proc-net-route.txt")
ROUTE6 = recording("linux/proc-net-ipv6_route.txt")
ARP = recording("linux/proc-net-arp.txt")


def linux_with(route: str = ROUTE, arp: str = ARP, route6: str | None = ROUTE6) -> DefaultRoute:
    files = {"/proc/net/route": route, "/proc/net/arp": arp}
    if route6 is not None:
        files["/proc/net/ipv6_route"] = route6
    return FACT.readers[Platform.LINUX](RecordedMachine(Platform.LINUX, files=files))


def test_linux_knows_routes_of_both_kinds_and_whether_the_router_answers() -> None:
    assert linux.ipv4(ROUTE) == [Route(interface="eth0", gateway="192.0.2.1")]
    assert linux.ipv6(ROUTE6) == [Route(interface="eth0", metric=0x400)]
    assert linux_with() == DefaultRoute(routes=2, interface="eth0", router_answers=True)


def test_a_router_without_a_hardware_address_does_not_answer() -> None:
    silent = ARP.replace("02:fc:00:00:00:05", "00:00:00:00:00:00")
    assert linux_with(arp=silent).router_answers is False


def test_a_router_that_nobody_asked_is_unknown() -> None:
    assert linux_with(arp=ARP.splitlines()[0]).router_answers is None


def test_a_link_without_a_router_has_none_that_could_answer() -> None:
    telephone = ROUTE.replace("010200C0", "00000000").replace("eth0", "ppp0")
    way = linux_with(telephone, route6=None)
    assert way == DefaultRoute(routes=1, interface="ppp0")


def test_the_lower_metric_is_preferred() -> None:
    header, default, _ = ROUTE.splitlines()
    dearer = default.replace("eth0", "wlan0").replace("\t0003\t0\t0\t0\t", "\t0003\t0\t0\t600\t")
    assert linux_with("\n".join([header, dearer, default])).interface == "eth0"


def test_routes_that_are_down_or_reject_are_no_way() -> None:
    assert linux.ipv4(ROUTE.replace("\t0003\t", "\t0002\t")) == []
    assert linux.ipv4("") == linux.ipv6("") == []
    way = linux_with(ROUTE.splitlines()[0], route6=None)
    assert (way.routes, way.interface) == (0, None)


def test_half_of_all_addresses_is_no_default_route() -> None:
    """Some VPNs lay two routes of half the addresses each over the default route."""
    header, default, _ = ROUTE.splitlines()
    half = default.replace("\t00000000\t0\t0\t0", "\t00000080\t0\t0\t0")
    assert half != default
    assert linux.ipv4("\n".join([header, half])) == []


def test_an_address_that_the_computer_gave_itself_is_recognised() -> None:
    assert has_self_assigned(["127.0.0.1", "fe80::1", "169.254.17.4"])
    assert not has_self_assigned(["127.0.0.1", "192.0.2.2", "10.169.254.1"])


def test_macos_leaves_out_routes_for_one_interface_only() -> None:
    answer = recording("macos/netstat-rn.txt")
    assert macos.parse(answer) == [
        Route(interface="en0", metric=0),
        Route(interface="en0", metric=1),
    ]
    machine = RecordedMachine(Platform.MACOS, programs={"netstat": answer})
    assert FACT.readers[Platform.MACOS](machine) == DefaultRoute(routes=2, interface="en0")


def test_windows_is_read_in_any_language() -> None:
    answer = recording("windows/route-print-german.txt")
    assert [route.metric for route in windows.parse(answer)] == [35, 25, 281]
    machine = RecordedMachine(Platform.WINDOWS, programs={"route": answer})
    assert FACT.readers[Platform.WINDOWS](machine) == DefaultRoute(routes=3)
