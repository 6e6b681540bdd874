"""What tables of neighbours say of a router."""

from __future__ import annotations

import pytest

from diagnostics.facts.network_path.router import answers, reachable_at, told, wait
from diagnostics.facts.routes import Route
from diagnostics.system import Platform, ProgramTimedOut
from tests.support.machine import RecordedMachine, recording

ARP = recording("macos/arp-an.txt")
NDP = recording("macos/ndp-an.txt")
NETSH = recording("windows/netsh-neighbors-german.txt")


@pytest.mark.parametrize(
    ("printed", "address", "known"),
    [
        (ARP, "10.44.12.1", True),
        (ARP, "10.44.12.9", False),
        (ARP, "10.44.12.90", None),
        (NDP, "fe80::1%en0", True),
        (NDP, "fe80::dead%en0", False),
        (NETSH, "192.168.1.1", True),
        (NETSH, "192.168.1.77", False),
        (NETSH, "192.168.1.78", False),
        (NETSH, "10.0.0.1", None),
    ],
)
def test_a_neighbour_has_a_hardware_address_or_is_silent(
    printed: str, address: str, known: bool | None
) -> None:
    assert told(printed, address) is known


@pytest.mark.parametrize(
    ("platform", "programs", "address"),
    [
        (Platform.MACOS, {"arp -an": ARP}, "10.44.12.1"),
        (Platform.MACOS, {"ndp -an": NDP}, "fe80::1%en0"),
        (Platform.WINDOWS, {"netsh interface ipv4 show neighbors": NETSH}, "192.168.1.1"),
    ],
)
def test_each_system_is_asked_in_its_own_way(
    platform: Platform, programs: dict[str, str], address: str
) -> None:
    assert answers(RecordedMachine(platform, programs=programs), address) is True


@pytest.mark.parametrize("programs", [{}, {"arp": ProgramTimedOut("arp")}])
def test_a_program_that_does_not_tell_leaves_it_unknown(programs: dict[str, Exception]) -> None:
    machine = RecordedMachine(Platform.MACOS, programs=programs)
    assert answers(machine, "192.168.1.1") is None


def test_only_linux_is_waited_for() -> None:
    wait(RecordedMachine(Platform.MACOS), "127.0.0.1")
    wait(RecordedMachine(Platform.LINUX), "127.0.0.1")


@pytest.mark.parametrize(
    ("route", "address"),
    [
        (Route(interface="eth0", gateway="fe80::1"), "fe80::1%eth0"),
        (Route(interface="eth0", gateway="fd00::1"), "fd00::1"),
        (Route(gateway="fe80::1"), "fe80::1"),
        (Route(interface="eth0", gateway="192.0.2.1"), "192.0.2.1"),
    ],
)
def test_some_addresses_mean_one_interface_only(route: Route, address: str) -> None:
    assert reachable_at(route) == address
