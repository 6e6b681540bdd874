"""Who is signed in, by logind's files or by utmp."""

from __future__ import annotations

import sys

import psutil
import pytest

from diagnostics.facts.signed_in_people import FACT, Session, SignedInPeople, of_sessions
from diagnostics.identities import Identity, IdentityKind, identities
from diagnostics.system import Platform
from tests.support.machine import RecordedMachine, recording

FOLDER = "/run/systemd/sessions"
SCREEN = recording("linux/logind-session.txt")
ANA = Session(account="ana", remote=False, graphical=True)


def linux(*sessions: str) -> SignedInPeople:
    files = {f"{FOLDER}/{i}": session for i, session in enumerate(sessions)}
    machine = RecordedMachine(Platform.LINUX, files={**files, f"{FOLDER}/0.ref": ""})
    return FACT.readers[Platform.LINUX](machine)


def test_one_person_at_the_screen() -> None:
    people = linux(SCREEN)
    assert people == SignedInPeople(sessions=(ANA,), people=1)
    assert identities(people) == (Identity(IdentityKind.ACCOUNT, "ana"),)


def test_one_person_twice_and_another_from_afar() -> None:
    afar = SCREEN.replace("USER=ana", "USER=ben").replace("REMOTE=0", "REMOTE=1")
    afar = afar.replace("TYPE=wayland", "TYPE=tty")
    people = linux(SCREEN, SCREEN, afar)
    assert people.people == 2
    assert people.sessions[-1] == Session(account="ben", remote=True, graphical=False)


def test_greeters_helpers_and_those_leaving_are_nobody() -> None:
    greeter = SCREEN.replace("CLASS=user", "CLASS=greeter")
    leaving = SCREEN.replace("STATE=active", "STATE=closing")
    assert linux(greeter, leaving) == SignedInPeople(sessions=(), people=0)


def user(name: str, terminal: str | None, host: str | None) -> object:
    class User:
        pass

    found = User()
    found.__dict__.update(name=name, terminal=terminal, host=host)
    return found


def test_a_mac_has_a_console_and_terminals_from_afar(monkeypatch: pytest.MonkeyPatch) -> None:
    users = [user("ana", "console", None), user("ben", "ttys001", "192.0.2.7")]
    monkeypatch.setattr(psutil, "users", lambda: users)
    people = FACT.readers[Platform.MACOS](RecordedMachine(Platform.MACOS))
    afar = Session(account="ben", remote=True, graphical=False)
    assert people == SignedInPeople(sessions=(ANA, afar), people=2)
    windows = FACT.readers[Platform.WINDOWS](RecordedMachine(Platform.WINDOWS))
    assert windows.sessions[1].graphical


@pytest.mark.skipif(sys.platform != "linux", reason="reads Linux")
def test_without_logind_the_real_utmp_is_asked() -> None:
    people = FACT.readers[Platform.LINUX](RecordedMachine(Platform.LINUX))
    assert people.people <= len(people.sessions)
    assert of_sessions(list(people.sessions)) == people
