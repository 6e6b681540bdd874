"""Default routes of three systems, whatever their language."""

from __future__ import annotations

from diagnostics.facts.routes import Route, default_routes, linux, macos, preferred, windows
from diagnostics.system import Platform
from tests.support.machine import RecordedMachine, recording

ROUTE = recording("linux/proc-net-route.txt")
ROUTE6 = recording("linux/proc-net-ipv6_route.txt")


def linux_with(route: str = ROUTE, route6: str | None = ROUTE6) -> list[Route]:
    files = {"/proc/net/route": route}
    if route6 is not None:
        files["/proc/net/ipv6_route"] = route6
    return default_routes(RecordedMachine(Platform.LINUX, files=files))


def test_linux_knows_routes_of_both_kinds_with_their_routers() -> None:
    assert linux_with() == [
        Route(interface="eth0", gateway="192.0.2.1"),
        Route(interface="eth0", metric=0x400, gateway="fd00::1"),
    ]


def test_a_link_without_a_router_is_a_way_of_its_own() -> None:
    telephone = ROUTE.replace("010200C0", "00000000").replace("eth0", "ppp0")
    assert linux_with(telephone, route6=None) == [Route(interface="ppp0")]


def test_the_lower_metric_is_preferred() -> None:
    header, default, _ = ROUTE.splitlines()
    dearer = default.replace("eth0", "wlan0").replace("\t0003\t0\t0\t0\t", "\t0003\t0\t0\t600\t")
    best = preferred(linux_with("\n".join([header, dearer, default])))
    assert best is not None
    assert best.interface == "eth0"


def test_routes_that_are_down_or_reject_are_no_way() -> None:
    assert linux.ipv4(ROUTE.replace("\t0003\t", "\t0002\t")) == []
    assert linux.ipv4("") == linux.ipv6("") == []
    assert linux_with(ROUTE.splitlines()[0], route6=None) == []
    assert preferred([]) is None


def test_half_of_all_addresses_is_no_default_route() -> None:
    """Some VPNs lay two routes of half the addresses each over the default route."""
    header, default, _ = ROUTE.splitlines()
    half = default.replace("\t00000000\t0\t0\t0", "\t00000080\t0\t0\t0")
    assert half != default
    assert linux.ipv4("\n".join([header, half])) == []


def test_macos_leaves_out_routes_for_one_interface_only() -> None:
    answer = recording("macos/netstat-rn.txt")
    machine = RecordedMachine(Platform.MACOS, programs={"netstat": answer})
    assert (
        macos.parse(answer)
        == default_routes(machine)
        == [
            Route(interface="en0", metric=0, gateway="192.168.1.1"),
            Route(interface="en0", metric=1, gateway="fe80::1"),
        ]
    )


def test_windows_is_read_in_any_language() -> None:
    answer = recording("windows/route-print-german.txt")
    machine = RecordedMachine(Platform.WINDOWS, programs={"route": answer})
    assert windows.parse(answer, {"192.168.1.23": "WLAN", "10.8.0.2": "OpenVPN"}) == [
        Route(interface="WLAN", metric=35, gateway="192.168.1.1"),
        Route(interface="OpenVPN", metric=25),
        Route(interface="12", metric=281, gateway="fe80::1"),
    ]
    assert [route.metric for route in default_routes(machine)] == [35, 25, 281]
