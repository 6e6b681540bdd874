"""What the names and addresses of interfaces say."""

from __future__ import annotations

import ipaddress

import psutil
import pytest

from diagnostics.facts.interfaces import (
    interfaces,
    is_self_assigned,
    network_of,
    own_networks,
    reaches_far,
)
from diagnostics.facts.network_adapters import FACT
from diagnostics.identities import IdentityKind, identities
from diagnostics.system import Platform, this_machine
from tests.support.machine import RecordedMachine


@pytest.mark.parametrize(
    ("address", "far"),
    [
        ("192.168.1.23", True),
        ("fd00::2", True),
        ("169.254.17.4", False),
        ("fe80::1%eth0", False),
        ("127.0.0.1", False),
        ("::", False),
        ("no address", False),
    ],
)
def test_some_addresses_lead_no_further_than_the_cable(address: str, far: bool) -> None:
    assert reaches_far(address) is far


def test_an_address_that_the_computer_gave_itself_is_recognised() -> None:
    assert is_self_assigned("169.254.17.4")
    assert not is_self_assigned("10.169.254.1")


@pytest.mark.parametrize(
    ("address", "netmask", "network"),
    [
        ("192.0.2.2", "255.255.255.0", "192.0.2.0/24"),
        ("fd00::2", "ffff:ffff:ffff:ffff::", "fd00::/64"),
        ("fe80::1%eth0", "ffff:ffff:ffff:ffff::", "fe80::/64"),
    ],
)
def test_a_mask_makes_a_network_of_an_address(address: str, netmask: str, network: str) -> None:
    assert network_of(address, netmask) == ipaddress.ip_network(network)


@pytest.mark.parametrize(("address", "netmask"), [("02:fc:00:00:00:01", None), ("10.0.0.1", None)])
def test_without_a_mask_there_is_no_network(address: str, netmask: str | None) -> None:
    assert network_of(address, netmask) is None


def test_the_interfaces_of_this_machine_are_all_there_but_the_loopback() -> None:
    found = {each.name: each for each in interfaces(this_machine())}
    assert found.keys() == psutil.net_if_stats().keys() - {"lo"}
    assert any(ipaddress.ip_address("127.0.0.1") in network for network in own_networks())


@pytest.mark.parametrize(("carrier", "connected"), [("1\n", True), ("0\n", False)])
def test_linux_tells_at_once_whether_the_cable_is_in(carrier: str, connected: bool) -> None:
    names = psutil.net_if_stats().keys() - {"lo"}
    files = {f"/sys/class/net/{name}/carrier": carrier for name in names}
    found = interfaces(RecordedMachine(Platform.LINUX, files=files))
    assert {each.connected for each in found} <= {connected}


def test_addresses_are_marked_as_such() -> None:
    read = FACT.readers[Platform.LINUX](RecordedMachine(Platform.LINUX))
    marked = {identity.kind for identity in identities(read)}
    assert marked <= {IdentityKind.ADDRESS, IdentityKind.HARDWARE_ADDRESS}
    assert (IdentityKind.HARDWARE_ADDRESS in marked) is any(
        each.hardware_address for each in read.adapters
    )
