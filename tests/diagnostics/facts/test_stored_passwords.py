"""Sign-ins to servers that are stored, on three systems; a secret is never asked for."""

from __future__ import annotations

import pytest

from diagnostics.facts.stored_passwords import FACT, READERS, SignIn, StoredPasswords
from diagnostics.facts.stored_passwords.linux import sign_in
from diagnostics.model import CannotTell
from diagnostics.system import Output, Platform
from tests.support.machine import RecordedMachine, recording

BUS = {"DBUS_SESSION_BUS_ADDRESS": "unix:path=/run/user/1000/bus"}
ITEM = "/org/freedesktop/secrets/collection/login/1"
FOUND = '{{"type":"aoao","data":[[{opened}],[{locked}]]}}\n'
ABOUT = (
    '{"type":"a{ss}","data":{"protocol":"smb","server":"files","user":"ana"}}\n'
    '{"type":"t","data":1789999000}\n'
)


def linux(found: str | Output, about: str = ABOUT) -> RecordedMachine:
    get = "busctl --user --auto-start=no --json=short --timeout=2 get-property"
    names = f"org.freedesktop.secrets {ITEM} org.freedesktop.Secret.Item Attributes Modified"
    programs: dict[str, str | Output | Exception] = {"busctl": found, f"{get} {names}": about}
    return RecordedMachine(Platform.LINUX, programs=programs, environment=BUS)


def test_linux_tells_server_name_and_age() -> None:
    machine = linux(FOUND.format(opened=f'"{ITEM}","/etc/passwd"', locked=""))
    assert READERS[Platform.LINUX](machine) == (
        SignIn(handle=ITEM, server="files", user="ana", age_seconds=1000.0),
    )
    assert FACT.readers[Platform.LINUX](machine) == StoredPasswords(count=1, ages_seconds=(1000.0,))


@pytest.mark.parametrize("about", ["", "{}\n{}\n", ABOUT.replace("server", "site")])
def test_what_is_for_no_server_is_left_out(about: str) -> None:
    machine = linux(FOUND.format(opened="", locked=""), about)
    if about == "{}\n{}\n":
        with pytest.raises(CannotTell):
            sign_in(machine, ITEM)
    else:
        assert sign_in(machine, ITEM) is None


def test_a_keyring_that_is_locked_or_silent_is_a_reason() -> None:
    for found in (
        FOUND.format(opened="", locked=f'"{ITEM}"'),
        Output(1, "", "Call failed: Connection timed out"),
        "no JSON",
    ):
        with pytest.raises(CannotTell):
            READERS[Platform.LINUX](linux(found))
    with pytest.raises(CannotTell, match="signed in to a desktop"):
        READERS[Platform.LINUX](RecordedMachine(Platform.LINUX))


def test_a_keyring_that_does_not_run_is_not_woken() -> None:
    absent = Output(1, "", recording("linux/busctl-no-secrets.txt"))
    assert READERS[Platform.LINUX](linux(absent)) == ()


def test_windows_tells_servers_in_any_language() -> None:
    programs = {"cmdkey": recording("windows/cmdkey-list.txt")}
    assert READERS[Platform.WINDOWS](RecordedMachine(Platform.WINDOWS, programs=programs)) == (
        SignIn(
            handle="files.northwind.example",
            server="files.northwind.example",
            user="NORTHWIND\\ana",
        ),
        SignIn(
            handle="TERMSRV/desktop.northwind.example",
            server="desktop.northwind.example",
            user="ana@northwind.example",
        ),
    )


def test_macos_tells_those_of_network_drives() -> None:
    programs = {"security": recording("macos/security-dump-keychain.txt")}
    machine = RecordedMachine(Platform.MACOS, programs=programs, now=1_789_041_600.0 + 60)
    assert READERS[Platform.MACOS](machine) == (
        SignIn(
            handle="smb files.northwind.example ana",
            server="files.northwind.example",
            user="ana",
            age_seconds=60.0,
        ),
    )
