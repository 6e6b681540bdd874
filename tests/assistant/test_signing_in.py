"""Signing in: tried at once, kept by the system's store, and asked for when it must be."""

from __future__ import annotations

import pytest

from assistant.desks.desk import DeskTrouble, Login, SignInNeeded
from assistant.errors import Trouble
from assistant.events import Event, SignedIn, SignInFailed, SignInWanted
from assistant.keychain import Credentials, Keychain, Locked, Secret, Store
from assistant.signing_in import EMPTY, NOT_KNOWN, SigningIn
from diagnostics.text import text
from tests.fakes.talking_desk import TalkingDesk

PLACE = "https://desk.example"
WRONG = Trouble(title=text("t"), meaning=text("m"), next_step=text("n"))


class Kept:
    """A store of passwords in memory, which can be locked."""

    def __init__(self) -> None:
        self.secrets: dict[tuple[str, str], str] = {}
        self.locked = False
        self.asked = 0

    def open(self) -> Store:
        self.asked += 1
        if self.locked:
            raise Locked
        return self

    def get_password(self, service: str, username: str) -> str | None:
        return self.secrets.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.secrets[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.secrets[service, username]


class Door:
    """A sign-in over a store, and what it told."""

    def __init__(self, kept: Kept) -> None:
        self.heard: list[Event] = []
        self.signing_in = SigningIn(PLACE, Credentials(Keychain("Balie", store=kept.open)))
        self.signing_in.tell = self.heard.append
        self.desk = TalkingDesk()

    def enter(self, name: str, secret: str) -> Event:
        assert self.signing_in.sign_in(self.desk, name, secret).wait(5)
        return self.heard[-1]


@pytest.fixture
def kept() -> Kept:
    return Kept()


def test_nobody_is_signed_in_at_first(kept: Kept) -> None:
    assert Door(kept).signing_in.login() is None


def test_who_signed_in_is_known_the_next_time(kept: Kept) -> None:
    assert Door(kept).enter(" anna ", " s3cret\n") == SignedIn(None)
    door = Door(kept)
    assert door.signing_in.login() == Login(name="anna", secret="s3cret")
    asked = kept.asked
    door.signing_in.login()
    assert kept.asked == asked


@pytest.mark.parametrize(
    ("trouble", "told"),
    [(SignInNeeded(WRONG), NOT_KNOWN), (DeskTrouble(WRONG), WRONG)],
    ids=["refused", "not reached"],
)
def test_what_the_desk_does_not_take_is_not_kept(
    kept: Kept, trouble: DeskTrouble, told: Trouble
) -> None:
    door = Door(kept)
    door.desk.trouble = trouble
    assert door.enter("anna", "wrong") == SignInFailed(told)
    assert door.signing_in.login() is None
    assert kept.secrets == {}


@pytest.mark.parametrize("secret", ["", "  ", "two\nlines"])
def test_nothing_is_tried_with_nothing(kept: Kept, secret: str) -> None:
    door = Door(kept)
    assert door.enter("anna", secret) == SignInFailed(EMPTY)
    assert door.desk.asked == []


def test_where_the_store_is_locked_it_lasts_until_balie_ends(kept: Kept) -> None:
    kept.locked = True
    door = Door(kept)
    assert door.signing_in.login() is None
    assert door.signing_in.unavailable == Locked.reason
    assert door.enter("", "token") == SignedIn(Locked.reason)
    assert door.signing_in.login() == Login(name="", secret="token")
    assert Door(kept).signing_in.login() is None


def test_who_signs_out_is_forgotten(kept: Kept) -> None:
    door = Door(kept)
    door.enter("anna", "s3cret")
    door.signing_in.sign_out()
    assert door.heard[-1] == SignInWanted()
    assert door.signing_in.login() is None
    assert kept.secrets == {}
    kept.locked = True
    door.signing_in.sign_out()
    assert door.signing_in.unavailable == Locked.reason


def test_a_secret_is_never_shown(kept: Kept) -> None:
    door = Door(kept)
    door.enter("anna", "s3cret")
    assert "s3cret" not in repr(door.signing_in.login())
    assert "s3cret" not in repr(Secret("s3cret"))
