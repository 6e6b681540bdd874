"""Real sockets in a network of their own, and netstat of two other systems."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

import pytest

from diagnostics.facts.remote_access import FACT, RemoteAccess, netstat
from diagnostics.facts.remote_access.linux import sockets
from diagnostics.facts.remote_access.model import of_sockets
from diagnostics.system import Platform
from tests.support.balie import ROOT, in_namespaces
from tests.support.machine import RecordedMachine, recording

EVERYWHERE = "0.0.0.0"  # noqa: S104  # in a network that holds nobody else

# A server of VNC, on all addresses or on loopback only, with or without somebody connected.
SCRIPT = """
import socket, sys
from diagnostics.facts.remote_access import FACT
from diagnostics.system import this_machine
here, there = sys.argv[1:]
family = socket.AF_INET6 if ":" in here else socket.AF_INET
server = socket.create_server((here, 5900), family=family, dualstack_ipv6=here == "::")
clients = [socket.create_connection((there, 5900))] if there else []
print(FACT.readers["linux"](this_machine()))
"""


@pytest.mark.skipif(
    sys.platform != "linux" or os.geteuid() != 0 or not shutil.which("ip"),
    reason="makes a network of its own",
)
@pytest.mark.parametrize(
    ("here", "there", "expected"),
    [
        (EVERYWHERE, "", RemoteAccess(connected=(), listening=("VNC",))),
        ("::", "", RemoteAccess(connected=(), listening=("VNC",))),
        ("127.0.0.1", "", RemoteAccess(connected=(), listening=())),
        ("::1", "", RemoteAccess(connected=(), listening=())),
        ("127.0.0.1", "127.0.0.1", RemoteAccess(connected=(), listening=())),
        (EVERYWHERE, "10.9.8.7", RemoteAccess(connected=("VNC",), listening=("VNC",))),
        ("::", "10.9.8.7", RemoteAccess(connected=("VNC",), listening=("VNC",))),
    ],
)
def test_a_real_server_is_seen_with_whoever_is_connected(
    here: str, there: str, expected: RemoteAccess
) -> None:
    network = "ip link set lo up; ip address add 10.9.8.7/32 dev lo"
    done = subprocess.run(
        [*in_namespaces(network, "--net"), sys.executable, "-c", SCRIPT, here, there],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=20,
        check=False,
    )
    assert done.stdout.strip() == str(expected), done.stderr


def test_a_kernel_without_any_list_has_no_sockets() -> None:
    nothing = RemoteAccess(connected=(), listening=())
    assert FACT.readers[Platform.LINUX](RecordedMachine(Platform.LINUX)) == nothing


def test_sockets_that_close_are_neither() -> None:
    waiting = "  sl ...\n 0: 0100000A:0016 0200000A:C001 06 00000000:00000000\n"
    assert list(sockets(waiting)) == []


def test_windows_in_german_tells_by_addresses() -> None:
    printed = recording("windows/netstat-german.txt")
    machine = RecordedMachine(Platform.WINDOWS, programs={"netstat": printed})
    expected = RemoteAccess(connected=("Remote Desktop",), listening=("Remote Desktop",))
    assert FACT.readers[Platform.WINDOWS](machine) == expected


def test_a_mac_that_shares_its_screen_with_nobody_yet() -> None:
    printed = recording("macos/netstat-an.txt")
    machine = RecordedMachine(Platform.MACOS, programs={"netstat": printed})
    expected = RemoteAccess(connected=(), listening=("VNC",))
    assert FACT.readers[Platform.MACOS](machine) == expected


def test_one_may_connect_to_oneself() -> None:
    line = "  TCP    127.0.0.1:3389    127.0.0.1:50001    ESTABLISHED"
    nothing = RemoteAccess(connected=(), listening=())
    assert of_sockets(netstat.sockets(line)) == nothing
