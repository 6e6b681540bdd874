"""A real PackageKit of a test's own, on a bus of its own, with PackageKit's own dummy packages.

They take some twenty seconds to be "downloaded" and "installed"; nothing of this computer changes.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.waiting import eventually
from tools.virtual_desktop import tied

_BUS = """
<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>system</type>
  <listen>unix:path={folder}/bus</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow user="*"/>
    <allow own="*"/>
    <allow send_type="method_call"/>
    <allow send_type="signal"/>
    <allow send_requested_reply="true"/>
    <allow receive_type="method_call"/>
    <allow receive_type="method_return"/>
    <allow receive_type="error"/>
    <allow receive_type="signal"/>
  </policy>
</busconfig>
"""
# What it keeps of packages is the computer's own: here it lies under another folder.
_DAEMON = """
for kept in /var/lib/PackageKit /var/cache/PackageKit; do mount -t tmpfs tmpfs $kept; done
exec /usr/libexec/packagekitd --backend=dummy --keep-environment
"""


class PackageKit:
    """The service; a program of this test finds it by its environment."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def waiting(self) -> int:
        """How many updates it offers."""
        said = self._run("pkcon", "--plain", "get-updates")
        return said.count(".i386 (")

    def busy(self) -> bool:
        """Whether it does anything now."""
        return "/" in self._run(
            *("dbus-send", "--system", "--print-reply", "--dest=org.freedesktop.PackageKit"),
            *("/org/freedesktop/PackageKit", "org.freedesktop.PackageKit.GetTransactionList"),
        ).replace("/org/freedesktop/PackageKit", "")

    def asked_by_a_stranger(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """From now on `pkcon` is run by somebody who is no administrator."""
        self._folder.chmod(0o755)
        program = self._folder / "pkcon"
        stranger = "setpriv --reuid 65534 --regid 65534 --clear-groups"
        program.write_text(f'#!/bin/sh\nexec {stranger} /usr/bin/pkcon "$@"\n')
        program.chmod(0o755)
        monkeypatch.setenv("PATH", f"{self._folder}:{os.environ['PATH']}")

    def _run(self, *argv: str) -> str:
        done = subprocess.run(argv, capture_output=True, text=True, timeout=20, check=False)
        return done.stdout


@pytest.fixture
def package_kit(monkeypatch: pytest.MonkeyPatch) -> Iterator[PackageKit]:
    """PackageKit with three updates, with the polkit that it asks."""
    if os.geteuid() != 0:
        pytest.skip("the services of a system run as root")
    with tempfile.TemporaryDirectory(prefix="packagekit-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        (folder / "bus.conf").write_text(_BUS.format(folder=folder))
        monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", f"unix:path={folder}/bus")
        bus = ["dbus-daemon", "--nofork", f"--config-file={folder}/bus.conf"]
        with tied(bus):
            eventually((folder / "bus").exists)
            with tied(["/usr/lib/polkit-1/polkitd", "--no-debug"]):
                eventually(lambda: _owned("org.freedesktop.PolicyKit1"))
                with tied(["unshare", "--mount", "sh", "-euc", _DAEMON]):
                    eventually(lambda: _owned("org.freedesktop.PackageKit"))
                    yield PackageKit(folder)


def _owned(name: str) -> bool:
    argv = ["dbus-send", "--system", "--print-reply", "--dest=org.freedesktop.DBus"]
    argv += ["/", "org.freedesktop.DBus.NameHasOwner", f"string:{name}"]
    done = subprocess.run(argv, capture_output=True, text=True, timeout=10, check=False)
    return "boolean true" in done.stdout
