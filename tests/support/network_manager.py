"""A computer on a cable whose network the real NetworkManager runs, in namespaces of its own.

At the other end of the cable is a server that gives addresses (dnsmasq), unless the test ends it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.balie import ROOT, Balie

# Without udev NetworkManager takes devices as they come, which it does where /sys is read-only.
_COMPUTER = """
mount -t tmpfs tmpfs /run
mkdir -p /run/dbus /run/netns
mount --bind {folder}/settings /etc/NetworkManager
mount --bind {folder}/state /var/lib/NetworkManager
mount -t sysfs -o ro sysfs /sys
ip link set lo up
ip link add eth0 type veth peer name router0
ip netns add router
ip link set router0 netns router
ip -n router addr add 192.0.2.1/24 dev router0
ip -n router link set router0 up
ip netns exec router dnsmasq --no-daemon --port=0 --conf-file=/dev/null --no-ping \\
    --interface=router0 --dhcp-range=192.0.2.50,192.0.2.99,1h \\
    --dhcp-leasefile={folder}/leases 2>{folder}/router.log &
router=$!
dbus-daemon --system --nofork --nopidfile --nosyslog 2>{folder}/bus.log &
until [ -S /run/dbus/system_bus_socket ]; do sleep 0.05; done
NetworkManager --no-daemon >{folder}/manager.log 2>&1 &
until nmcli -t -f RUNNING general 2>/dev/null | grep -q running; do sleep 0.05; done
nmcli connection add type ethernet ifname eth0 con-name 'Cable: office' \\
    autoconnect no ipv6.method disabled >/dev/null
nmcli --wait 20 connection up 'Cable: office' >/dev/null
{before}
"$@"
exit
"""
_SETTINGS = """
[main]
plugins=keyfile
auth-polkit=false
dhcp=internal
no-auto-default=*
dns=none
"""


class Office:
    """Such a computer."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "settings" / "system-connections").mkdir(parents=True)
        (folder / "state").mkdir()
        (folder / "settings" / "NetworkManager.conf").write_text(_SETTINGS)

    def run(self, *argv: str, before: str = "") -> subprocess.CompletedProcess[str]:
        """Run a command on it; `before` is more shell that runs there first."""
        script = _COMPUTER.format(folder=self.folder, before=before)
        spaces = ("--mount", "--net", "--pid", "--fork", "--kill-child", "--mount-proc")
        return subprocess.run(
            ["unshare", *spaces, "bash", "-euc", script, "bash", *argv],
            cwd=ROOT,
            env={**os.environ, "PATH": f"{os.environ['PATH']}:/usr/sbin:/sbin"},
            capture_output=True,
            text=True,
            timeout=100,
            check=False,
        )

    def balie(self, *arguments: str, before: str = "") -> subprocess.CompletedProcess[str]:
        """Run the program on it."""
        return self.run(sys.executable, "-m", "assistant", *arguments, "--json", before=before)

    @property
    def given(self) -> int:
        """How often the computer was given an address."""
        return (self.folder / "router.log").read_text().count("DHCPACK")


@pytest.fixture
def office(tmp_path: Path, balie: Balie, monkeypatch: pytest.MonkeyPatch) -> Office:
    """A computer on a cable in an office."""
    missing = [name for name in ("NetworkManager", "dnsmasq") if not shutil.which(name)]
    if os.geteuid() != 0 or missing:
        pytest.skip(f"needs root, and these programs: {', '.join(missing)}")
    for name, value in balie.own.items():
        monkeypatch.setenv(name, value)
    folder = tmp_path / "office"
    folder.mkdir()
    return Office(folder)
