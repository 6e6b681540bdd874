"""The name servers that three systems are set up to ask."""

from __future__ import annotations

import pytest

from diagnostics.facts.name_servers import FACT, NameServers
from diagnostics.system import Platform
from tests.support.machine import RecordedMachine, recording

CONF = "# comment\nsearch office.example example\nnameserver 192.0.2.53\nnameserver fe80::1%eth0\n"
STUB = "nameserver 127.0.0.53\noptions edns0\nsearch example\n"
BEHIND = "/run/systemd/resolve/resolv.conf"


def servers(count: int, *addresses: str, domains: tuple[str, ...] = ()) -> NameServers:
    return NameServers(count=count, servers=addresses, domains=domains)


@pytest.mark.parametrize(
    ("files", "found"),
    [
        (
            {"/etc/resolv.conf": CONF},
            servers(2, "192.0.2.53", "fe80::1%eth0", domains=("office.example", "example")),
        ),
        (
            {"/etc/resolv.conf": STUB, BEHIND: "nameserver 192.0.2.1\nsearch example\n"},
            servers(1, "192.0.2.1", domains=("example",)),
        ),
        ({"/etc/resolv.conf": STUB}, servers(1, "127.0.0.53", domains=("example",))),
        ({"/etc/resolv.conf": "domain example\n"}, servers(0, domains=("example",))),
        ({}, servers(0)),
    ],
    ids=["plain", "behind systemd-resolved", "hidden by it", "none", "no file"],
)
def test_linux_reads_its_configuration(files: dict[str, str], found: NameServers) -> None:
    machine = RecordedMachine(Platform.LINUX, files=files)
    assert FACT.readers[Platform.LINUX](machine) == found


def test_macos_names_each_server_once() -> None:
    programs = {"scutil": recording("macos/scutil-dns.txt")}
    machine = RecordedMachine(Platform.MACOS, programs=programs)
    found = servers(2, "192.168.1.1", "fd00::1", domains=("fritz.box",))
    assert FACT.readers[Platform.MACOS](machine) == found


def test_windows_lists_servers_as_json() -> None:
    programs = {"powershell": recording("windows/name-servers.json")}
    machine = RecordedMachine(Platform.WINDOWS, programs=programs)
    found = servers(2, "192.0.2.53", "192.0.2.54", domains=("northwind.example",))
    assert FACT.readers[Platform.WINDOWS](machine) == found
