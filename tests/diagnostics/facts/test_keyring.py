"""Whether programs find a place that keeps passwords."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from diagnostics.facts.keyring import FACT, Keyring
from diagnostics.model import CannotTell
from diagnostics.system import Output, Platform
from tests.support.machine import RecordedMachine, recording

BUS = {"DBUS_SESSION_BUS_ADDRESS": "unix:path=/run/user/1000/bus"}
SERVICE = {"/usr/share/dbus-1/services/org.freedesktop.secrets.service": ""}
ABSENT = Output(1, "", recording("linux/busctl-no-secrets.txt"))
NEEDED = ("busctl", "dbus-run-session", "gnome-keyring-daemon")
READ = (
    "from diagnostics.facts.keyring import FACT; from diagnostics.system import this_machine;"
    "print(FACT.readers['linux'](this_machine()))"
)


def linux(said: Output, files: dict[str, str] | None = None) -> Keyring:
    machine = RecordedMachine(
        Platform.LINUX, programs={"busctl": said}, files=files, environment=BUS
    )
    return FACT.readers[Platform.LINUX](machine)


def test_linux_has_one_that_runs_or_starts_when_needed() -> None:
    assert linux(Output(0, "v b true\n")) == Keyring(
        name="Secret Service", present=True, locked=True
    )
    assert linux(Output(0, "v b false\n")) == Keyring(
        name="Secret Service", present=True, locked=False
    )
    assert linux(Output(1, "", "Call failed: No such interface")) == Keyring(
        name="Secret Service", present=True
    )
    assert linux(ABSENT, SERVICE) == Keyring(name="Secret Service", present=True)
    assert linux(ABSENT, {"/usr/share/dbus-1/services/a": ""}) == Keyring(
        name="Secret Service", present=False
    )
    assert linux(ABSENT) == Keyring(name="Secret Service", present=False)


def test_without_a_desktop_session_nobody_can_tell() -> None:
    with pytest.raises(CannotTell, match="signed in to a desktop"):
        FACT.readers[Platform.LINUX](RecordedMachine(Platform.LINUX))


@pytest.mark.skipif(not all(map(shutil.which, NEEDED)), reason="needs gnome-keyring")
def test_a_real_keyring_is_open_once_it_has_its_password(python: list[str]) -> None:
    script = (
        "printf x | gnome-keyring-daemon --foreground --unlock --components=secrets & k=$!\n"
        'for i in $(seq 50); do sleep 0.1; said=$("$@"); '
        'case $said in *locked=False*) break;; esac; done; echo "$said"; kill $k'
    )
    done = subprocess.run(
        ["dbus-run-session", "--", "sh", "-c", script, "sh", *python, READ],
        env=os.environ,
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert "present=True, locked=False)" in done.stdout


@pytest.fixture
def python(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[3]))
    return [sys.executable, "-c"]


@pytest.mark.parametrize(("start", "present"), [("0x3", True), ("0x4", False)])
def test_windows_has_a_service_that_may_be_disabled(start: str, present: bool) -> None:
    printed = recording("windows/reg-wuauserv.txt").replace("0x3", start)
    machine = RecordedMachine(Platform.WINDOWS, programs={"reg": printed})
    assert FACT.readers[Platform.WINDOWS](machine) == Keyring(
        name="Credential Manager", present=present
    )


def test_windows_without_the_service_cannot_tell() -> None:
    machine = RecordedMachine(Platform.WINDOWS, programs={"reg": Output(1, "")})
    with pytest.raises(CannotTell):
        FACT.readers[Platform.WINDOWS](machine)


def test_a_mac_names_its_keychain() -> None:
    printed = '    "/Users/ana/Library/Keychains/login.keychain-db"\n'
    machine = RecordedMachine(Platform.MACOS, programs={"security": printed})
    assert FACT.readers[Platform.MACOS](machine) == Keyring(name="Keychain", present=True)
