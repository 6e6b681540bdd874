"""The kernel tells what changes; most of what it says is no news."""

from __future__ import annotations

import subprocess
import sys
import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diagnostics.system.changes import Change, KernelChanges, NoChanges
from diagnostics.system.kernel_news import Network, news_of_device
from tests.support.balie import in_namespaces

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="listens to Linux")

# What is told within a fraction of a second, in a namespace of its own where nothing else happens.
LISTEN = """
import subprocess, sys, threading
from diagnostics.system.changes import KernelChanges
changes = KernelChanges(settle=0.2)
quiet = changes.wait(0.3)
threading.Timer(0.1, lambda: subprocess.run(sys.argv[1:], check=True)).start()
print(*map(",".join, (quiet, changes.wait(5.0), changes.wait(0.3))), sep="|")
changes.close()
"""


def told_by(*command: str, before: str = "") -> str:
    """What is told before, by and after a command."""
    prefix = in_namespaces(before, "--net", "--mount")
    done = subprocess.run(
        [*prefix, sys.executable, "-c", LISTEN, *command],
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_a_link_that_comes_up_is_told_once() -> None:
    assert told_by("ip", "link", "set", "lo", "up") == "|network|"


def test_an_address_that_goes_is_told() -> None:
    before = "ip link set lo up; ip address add 10.9.8.7/24 dev lo"
    command = ("ip", "address", "del", "10.9.8.7/24", "dev", "lo")
    assert told_by(*command, before=before) == "|network|"


def test_a_mount_is_told(tmp_path: object) -> None:
    assert told_by("mount", "-t", "tmpfs", "tmpfs", str(tmp_path)) == "|mounts|"


@pytest.mark.parametrize("made", [KernelChanges, NoChanges])
def test_a_wait_ends_at_once_when_it_is_stopped(
    made: type[KernelChanges] | type[NoChanges],
) -> None:
    changes = made()
    waiting = threading.Thread(target=changes.wait, args=(60.0,))
    waiting.start()
    changes.stop()
    waiting.join(10)
    assert not waiting.is_alive()
    assert changes.wait(60.0) == frozenset()
    changes.close()


def link(index: int, flags: int) -> bytes:
    """RTM_NEWLINK as the kernel sends it, without attributes."""
    body = bytes(4) + index.to_bytes(4, sys.byteorder) + flags.to_bytes(4, sys.byteorder) + bytes(4)
    return (16 + len(body)).to_bytes(4, sys.byteorder) + b"\x10\0" + bytes(10) + body


def test_wifi_that_scans_says_nothing_new() -> None:
    network = Network()
    up = 0x1 | 0x40 | 0x10000
    assert network.changed_by(link(3, up))
    assert not network.changed_by(link(3, up))
    assert not network.changed_by(link(3, up | 0x1000))
    assert network.changed_by(link(3, 0x1))


@given(message=st.binary(max_size=300))
def test_nonsense_is_no_news_and_breaks_nothing(message: bytes) -> None:
    Network().changed_by(message)
    news_of_device(message)


@pytest.mark.parametrize(
    ("fields", "news"),
    [
        ("SUBSYSTEM=power_supply\0POWER_SUPPLY_ONLINE=0\0", Change.POWER),
        ("SUBSYSTEM=power_supply\0POWER_SUPPLY_CAPACITY=81\0", None),
        ("ACTION=add\0SUBSYSTEM=sound\0", Change.DEVICES),
        ("ACTION=change\0SUBSYSTEM=drm\0HOTPLUG=1\0", Change.DEVICES),
        ("ACTION=change\0SUBSYSTEM=usb\0", None),
        ("ACTION=add\0SUBSYSTEM=block\0", None),
    ],
)
def test_of_devices_only_what_comes_and_goes_counts(fields: str, news: Change | None) -> None:
    assert news_of_device(f"change@/devices/x\0{fields}".encode()) == news
