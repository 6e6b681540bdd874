"""Stored sign-ins are removed from a real keyring; others stay, and no secret is ever asked for."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import secretstorage
from msgspec.structs import replace

from diagnostics.facts.stored_passwords import SignIn
from diagnostics.fixes.remove_old_passwords import fix
from diagnostics.fixes.remove_old_passwords.keeping import FORGET
from diagnostics.fixes.remove_old_passwords.plan import is_own
from diagnostics.model import Settings
from diagnostics.registry import checks
from diagnostics.repair import Effect, repair
from diagnostics.system import Output, Platform
from diagnostics.system.machine import ThisMachine
from tests.support.fixing import Told
from tests.support.machine import RecordedMachine, recording
from tests.support.secret_service import SecretService, secret_service

OWN = ("northwind.example", "drive.example")
FIX = fix(OWN)


class Listening(ThisMachine):
    """This computer; it remembers what it was asked to run."""

    def __init__(self) -> None:
        super().__init__(Platform.LINUX)
        self.ran: list[tuple[str, ...]] = []

    def run(self, *argv: str, limit: float) -> Output:
        self.ran.append(argv)
        return super().run(*argv, limit=limit)


class Keyring:
    """A person's real keyring with some sign-ins in it."""

    def __init__(self, service: SecretService) -> None:
        self.service = service
        self.machine = Listening()
        self.bus = secretstorage.dbus_init()
        self.collection = secretstorage.get_default_collection(self.bus)
        self.store("files.northwind.example", "ana")
        self.store("nas", "ana")
        self.store("shop.example", "ana")

    def store(self, server: str, user: str) -> None:
        about = {"xdg:schema": "org.gnome.keyring.NetworkPassword", "protocol": "smb"}
        name = f"{user} on {server}"
        self.collection.create_item(name, {**about, "server": server, "user": user}, b"hush")

    def names(self) -> set[str]:
        return {item.get_label() for item in self.collection.get_all_items()}


@pytest.fixture
def keyring(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Keyring]:
    if not shutil.which("busctl"):
        pytest.skip("needs busctl")
    with secret_service(tmp_path, monkeypatch) as service:
        service.start()
        ring = Keyring(service)
        yield ring
        ring.bus.close()


ALL = {"ana on files.northwind.example", "ana on nas", "ana on shop.example"}


def test_what_was_chosen_is_removed_and_that_is_proven(keyring: Keyring) -> None:
    plan = FIX.plan(keyring.machine)
    assert {step.title.values["server"] for step in plan.steps} == {
        "files.northwind.example",
        "nas",
    }
    assert all(step.optional for step in plan.steps)
    assert keyring.names() == ALL
    assert plan.undo is None
    assert "cannot be put back" in plan.summary.msgid
    [files] = [step.id for step in plan.steps if step.title.values["server"] != "nas"]
    every = {check.id: check for check in checks(Settings(domains=OWN))}
    assert every["stored_passwords"].fix == "remove_old_passwords"
    done = repair(FIX, plan, frozenset({files}), every, keyring.machine, Told())
    assert done.effect is Effect.VERIFIED
    assert keyring.names() == ALL - {"ana on files.northwind.example"}
    assert not [argv for argv in keyring.machine.ran if "GetSecret" in argv or "hush" in argv]


def test_stopped_before_the_second_the_rest_stays(keyring: Keyring) -> None:
    plan = FIX.plan(keyring.machine)
    every = frozenset(step.id for step in plan.steps)
    assert FIX.apply(keyring.machine, plan, every, Told(most=1)).cancelled
    assert len(keyring.names()) == 2


def test_an_item_that_is_another_by_now_stays(keyring: Keyring) -> None:
    plan = FIX.plan(keyring.machine)
    [nas] = [one for one in plan.details if one.server == "nas"]
    assert not FORGET[Platform.LINUX](keyring.machine, replace(nas, user="somebody"))
    assert not FORGET[Platform.LINUX](keyring.machine, replace(nas, handle="/etc"))
    assert FORGET[Platform.LINUX](keyring.machine, nas)
    assert not FORGET[Platform.LINUX](keyring.machine, nas)
    assert keyring.names() == ALL - {"ana on nas"}


@pytest.mark.slow
def test_a_keyring_that_hangs_is_a_reason_and_removes_nothing(keyring: Keyring) -> None:
    plan = FIX.plan(keyring.machine)
    keyring.service.hang(True)
    again = FIX.plan(keyring.machine)
    outcome = FIX.apply(keyring.machine, plan, frozenset({plan.steps[0].id}), Told())
    keyring.service.hang(False)
    assert "did not answer" in str(again.summary.values["reason"])
    assert [step.ok for step in outcome.steps] == [False]


@pytest.mark.parametrize(
    ("server", "own"),
    [
        ("files.northwind.example", True),
        ("NORTHWIND.example.", True),
        ("drive.example", True),
        ("nas", True),
        ("evilnorthwind.example", False),
        ("northwind.example.evil", False),
    ],
)
def test_only_the_organisations_servers_are_listed(server: str, own: bool) -> None:
    assert is_own(server, OWN) is own


def windows() -> RecordedMachine:
    listed = recording("windows/cmdkey-list.txt")
    return RecordedMachine(Platform.WINDOWS, programs={"cmdkey": listed})


def test_windows_forgets_by_its_own_program() -> None:
    machine = windows()
    plan = FIX.plan(machine)
    every = frozenset(step.id for step in plan.steps)
    assert [step.ok for step in FIX.apply(machine, plan, every, Told()).steps] == [True, True]
    assert [argv for argv in machine.ran if argv[0] == "cmdkey"][1:] == [
        ("cmdkey", "/delete:files.northwind.example"),
        ("cmdkey", "/delete:TERMSRV/desktop.northwind.example"),
    ]
    hostile = SignIn(handle="a /add:b", server="a")
    assert not FORGET[Platform.WINDOWS](machine, hostile)


def test_macos_forgets_by_its_own_program() -> None:
    listed = recording("macos/security-dump-keychain.txt")
    machine = RecordedMachine(Platform.MACOS, programs={"security": listed})
    plan = FIX.plan(machine)
    FIX.apply(machine, plan, frozenset({plan.steps[0].id}), Told())
    assert machine.ran[-1] == (
        *("security", "delete-internet-password", "-s", "files.northwind.example"),
        *("-a", "ana", "-r", "smb "),
    )
    assert not FORGET[Platform.MACOS](machine, SignIn(handle="smb -x ana", server="x"))


def test_where_nothing_can_be_asked_it_says_why() -> None:
    nobody = FIX.plan(RecordedMachine(Platform.LINUX))
    missing = FIX.plan(RecordedMachine(Platform.WINDOWS))
    assert nobody.steps == missing.steps == ()
    assert "Nothing can be removed" in nobody.summary.msgid
    assert "Nothing can be removed" in missing.summary.msgid
    assert os.environ.get("DBUS_SESSION_BUS_ADDRESS") is None
