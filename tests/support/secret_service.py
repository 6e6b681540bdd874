"""A real keyring on a session bus of its own, with its file in the home folder of the test."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.support.waiting import eventually

NEEDED = ("dbus-daemon", "dbus-send", "gnome-keyring-daemon", "setpriv")
# No service starts by itself, so nothing can ask anybody for a password.
_BUS = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:path={socket}</listen><policy context="default">
<allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/>
<allow own="*"/>{more}</policy></busconfig>
"""
_OWNER = (
    *("--dest=org.freedesktop.DBus", "/", "org.freedesktop.DBus.GetNameOwner"),
    "string:org.freedesktop.secrets",
)
_REFUSING = '<deny send_destination="org.freedesktop.secrets"/>'


class SecretService:
    """The keyring of one person, unlocked; `refusing`: the bus lets nobody talk to it."""

    def __init__(self, folder: Path, *, refusing: bool = False) -> None:
        self.folder = folder
        self._socket = folder / "bus"
        self.address = f"unix:path={self._socket}"
        settings = folder / "bus.conf"
        settings.write_text(_BUS.format(socket=self._socket, more=_REFUSING if refusing else ""))
        self._bus = _start(["dbus-daemon", "--nofork", f"--config-file={settings}"])
        eventually(self._socket.exists)
        self._environment = {**os.environ, "DBUS_SESSION_BUS_ADDRESS": self.address}
        self._keyring: subprocess.Popen[bytes] | None = None

    def start(self, password: bytes | None = b"opens it") -> None:
        """Start the keyring; without its password it stays locked."""
        unlock = [] if password is None else ["--unlock"]
        argv = ["gnome-keyring-daemon", "--foreground", "--components=secrets", *unlock]
        self._keyring = _start(argv, self._environment, password)
        eventually(self._is_there)

    def hang(self, hangs: bool) -> None:
        """Have it answer nothing, or again."""
        assert self._keyring is not None
        self._keyring.send_signal(signal.SIGSTOP if hangs else signal.SIGCONT)

    def stop(self) -> None:
        """End the keyring, as a session does that ends."""
        if self._keyring is not None:
            self._keyring.send_signal(signal.SIGCONT)
            _end(self._keyring)
            self._keyring = None

    def end(self) -> None:
        """End it, and its bus."""
        self.stop()
        _end(self._bus)

    def _is_there(self) -> bool:
        asked = ["dbus-send", f"--bus={self.address}", "--print-reply", *_OWNER]
        return subprocess.run(asked, capture_output=True, timeout=10, check=False).returncode == 0


@contextmanager
def secret_service(
    folder: Path, monkeypatch: pytest.MonkeyPatch, *, refusing: bool = False
) -> Iterator[SecretService]:
    """A bus on which a keyring can be started, which is this session's."""
    if not all(map(shutil.which, NEEDED)):
        pytest.skip("needs gnome-keyring")
    service = SecretService(folder, refusing=refusing)
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", service.address)
    try:
        yield service
    finally:
        service.end()


def _start(
    argv: list[str], environment: dict[str, str] | None = None, said: bytes | None = None
) -> subprocess.Popen[bytes]:
    process = subprocess.Popen(
        ["setpriv", "--pdeathsig", "KILL", *argv],
        env=environment,
        stdin=subprocess.DEVNULL if said is None else subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    if process.stdin is not None:
        assert said is not None
        process.stdin.write(said)
        process.stdin.close()
    return process


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
