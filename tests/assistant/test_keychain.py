"""A person's secrets: in the system's store, in memory where it does not help, and nowhere else."""

from __future__ import annotations

import gc
import json
import logging
import os
import pickle
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import keyring.core
import msgspec
import pytest

from assistant.keychain import (
    Credentials,
    Keychain,
    Locked,
    Missing,
    Refused,
    Secret,
    Silent,
    Unavailable,
)
from tests.support.secret_service import SecretService, secret_service
from tests.support.waiting import eventually

TOKEN = "tok-4f9c2ée-Ω"
SECRET = Secret(TOKEN)
DESK = "https://desk.example.org"
# Far more than a keyring needs on a busy machine; none is waited for but one that hangs.
PATIENCE = 20.0
# The keyring library leaves its connection to garbage collection where a keyring fails it (25.7).
pytestmark = pytest.mark.filterwarnings(
    "ignore:.*unclosed:ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"
)


@pytest.fixture(autouse=True)
def connections_left_are_closed() -> Iterator[None]:
    yield
    eventually(lambda: "keychain" not in {thread.name for thread in threading.enumerate()})
    gc.collect()


@pytest.fixture
def bus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[SecretService]:
    with secret_service(tmp_path, monkeypatch) as service:
        yield service


@pytest.fixture
def service(bus: SecretService) -> SecretService:
    bus.start()
    return bus


@pytest.fixture
def keychain() -> Keychain:
    return Keychain("balie", patience=PATIENCE)


def test_what_was_kept_is_there_until_it_is_forgotten(
    service: SecretService, keychain: Keychain
) -> None:
    assert keychain.get(DESK) is None
    keychain.put(DESK, Secret("an older one"))
    keychain.put(DESK, SECRET)
    assert keychain.get(DESK) == SECRET
    assert keychain.get("https://another.example.org") is None
    assert Keychain("another program", patience=PATIENCE).get(DESK) is None
    keychain.forget(DESK)
    keychain.forget(DESK)
    assert keychain.get(DESK) is None


def test_it_is_still_there_in_the_next_session(service: SecretService, keychain: Keychain) -> None:
    keychain.put(DESK, SECRET)
    service.stop()
    service.start()
    assert keychain.get(DESK) == SECRET


def test_a_keyring_that_nobody_unlocks_is_locked(
    service: SecretService, keychain: Keychain
) -> None:
    keychain.put(DESK, SECRET)
    service.stop()
    service.start(password=None)
    with pytest.raises(Locked):
        keychain.get(DESK)


def test_without_a_session_there_is_no_store(keychain: Keychain) -> None:
    with pytest.raises(Missing):
        keychain.get(DESK)


def test_a_session_without_a_keyring_has_no_store(bus: SecretService, keychain: Keychain) -> None:
    with pytest.raises(Missing):
        keychain.get(DESK)


def test_a_session_whose_bus_is_gone_has_no_store(bus: SecretService, keychain: Keychain) -> None:
    bus.end()
    with pytest.raises(Missing):
        keychain.get(DESK)


def test_a_store_that_lets_nobody_in_refuses(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, keychain: Keychain
) -> None:
    with secret_service(tmp_path, monkeypatch, refusing=True) as service:
        service.start()
        with pytest.raises(Refused):
            keychain.put(DESK, SECRET)


def test_a_store_that_hangs_holds_nobody(service: SecretService) -> None:
    service.hang(True)
    try:
        with pytest.raises(Silent):
            Keychain("balie", patience=0.2).get(DESK)
    finally:
        service.hang(False)


class Mistaken:
    """A store that fails as no store should, or that somebody else filled."""

    def get_password(self, service: str, username: str) -> str | None:
        return "\x00"

    def set_password(self, service: str, username: str, password: str) -> None:
        raise ZeroDivisionError(password)

    def delete_password(self, service: str, username: str) -> None:
        raise OSError


@pytest.mark.parametrize(
    "ask",
    [
        lambda keychain: keychain.get(DESK),
        lambda keychain: keychain.put(DESK, SECRET),
        lambda keychain: keychain.forget(DESK),
    ],
    ids=["get", "put", "forget"],
)
def test_any_failure_of_a_store_is_a_refusal(ask: Callable[[Keychain], None]) -> None:
    with pytest.raises(Refused):
        ask(Keychain("balie", store=Mistaken))


def test_what_the_store_does_not_take_is_known_until_the_end(keychain: Keychain) -> None:
    credentials = Credentials(keychain)
    with pytest.raises(Unavailable):
        credentials.get(DESK)
    why = credentials.put(DESK, SECRET)
    assert why is not None and why.msgid == "this computer has no password store that Balie can use"
    assert credentials.get(DESK) == SECRET
    with pytest.raises(Unavailable):
        Credentials(keychain).get(DESK)
    with pytest.raises(Unavailable):
        credentials.forget(DESK)
    with pytest.raises(Unavailable):
        credentials.get(DESK)


def test_what_the_store_takes_is_in_it_for_the_next_time(
    service: SecretService, keychain: Keychain
) -> None:
    credentials = Credentials(keychain)
    assert credentials.put(DESK, SECRET) is None
    assert Credentials(keychain).get(DESK) == SECRET
    credentials.forget(DESK)
    assert credentials.get(DESK) is None


def test_a_secret_shows_itself_to_nobody_who_does_not_ask() -> None:
    assert SECRET.reveal() == TOKEN
    for shown in (repr(SECRET), str(SECRET), f"{SECRET}", f"{SECRET!r:>40}", repr([SECRET])):
        assert TOKEN not in shown
    for write in (msgspec.json.encode, msgspec.msgpack.encode, json.dumps, pickle.dumps):
        with pytest.raises(TypeError):
            write(SECRET)


@pytest.mark.parametrize("value", ["", "a\x00b", "\ud83d"])
def test_what_no_store_could_keep_is_no_secret(value: str) -> None:
    with pytest.raises(ValueError, match="cannot be a secret"):
        Secret(value)


def test_neither_the_library_s_settings_nor_the_environment_choose_another_store(
    home: Path, monkeypatch: pytest.MonkeyPatch, keychain: Keychain
) -> None:
    null = "keyring.backends.null.Keyring"
    settings = home / ".config" / "python_keyring" / "keyringrc.cfg"
    settings.parent.mkdir()
    settings.write_text(f"[backend]\ndefault-keyring={null}\n")
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", null)
    monkeypatch.setattr(keyring.core, "_keyring_backend", None)
    with pytest.raises(Missing):
        keychain.put(DESK, SECRET)


@pytest.mark.parametrize("works", [True, False])
def test_nothing_that_is_written_has_the_secret(
    works: bool,
    bus: SecretService,
    home: Path,
    keychain: Keychain,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    if works:
        bus.start()
    credentials = Credentials(keychain)
    credentials.put(DESK, SECRET)
    assert credentials.get(DESK) == SECRET
    keyrings = list((home / ".local" / "share" / "keyrings").glob("*.keyring"))
    assert bool(keyrings) == works
    for place in (home, bus.folder, Path(f"/proc/{os.getpid()}")):
        assert not [file for file in _readable(place) if _has(file)], "told in a file"
    assert not [line for line in Path("/proc").glob("[0-9]*/cmdline") if _has(line)]
    assert TOKEN not in caplog.text


def _readable(place: Path) -> list[Path]:
    if place.parent == Path("/proc"):
        return [place / "environ"]
    return [file for file in place.rglob("*") if file.is_file()]


def _has(file: Path) -> bool:
    """Whether the file has the secret, as UTF-8, UTF-16 or JSON."""
    try:
        held = file.read_bytes()
    except OSError:
        return False
    forms = (TOKEN.encode(), TOKEN.encode("utf-16-le"), json.dumps(TOKEN).strip('"').encode())
    return any(form in held for form in forms)
