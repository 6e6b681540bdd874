"""Who is signed in on this computer now: one, several, from here or from afar."""

from __future__ import annotations

from contextlib import suppress

import msgspec

from diagnostics.identities import AccountName
from diagnostics.model import Fact, Goes, Topic
from diagnostics.system import Machine, Platform

_SESSIONS = "/run/systemd/sessions"
# What people sign in to; greeters and helpers have classes of their own (sd-login(3)).
_PEOPLE = {"user", "user-early", ""}


class Session(msgspec.Struct, frozen=True, kw_only=True):
    """One sign-in of somebody; `remote` where it comes over the network."""

    account: AccountName
    remote: bool
    graphical: bool


class SignedInPeople(msgspec.Struct, frozen=True, kw_only=True):
    """Every session, and how many different people have one."""

    sessions: tuple[Session, ...]
    people: int


def _linux(machine: Machine) -> SignedInPeople:
    """systemd-logind writes a file for each; where it does not run, utmp is asked."""
    try:
        names = machine.names(_SESSIONS)
    except FileNotFoundError:
        return _by_psutil(machine)
    sessions = (_session(machine, name) for name in names if "." not in name)
    return of_sessions([session for session in sessions if session])


def _session(machine: Machine, name: str) -> Session | None:
    with suppress(OSError):  # signed out meanwhile
        lines = machine.read(f"{_SESSIONS}/{name}").splitlines()
        values = dict(line.split("=", 1) for line in lines if "=" in line)
        if values.get("CLASS", "") in _PEOPLE and values.get("STATE") != "closing":
            return Session(
                account=values.get("USER", ""),
                remote=values.get("REMOTE") == "1",
                graphical=values.get("TYPE") in {"x11", "wayland", "mir"},
            )
    return None


def _by_psutil(machine: Machine) -> SignedInPeople:
    """Of terminals, each a session: on a Mac "console" is the screen, on Windows all of them."""
    import psutil

    windows = machine.platform is Platform.WINDOWS
    return of_sessions(
        [
            Session(
                account=user.name,
                remote=not (user.host or "localhost").startswith((":", "localhost")),
                graphical=windows or user.terminal in {"console", ":0"},
            )
            for user in psutil.users()
        ]
    )


def of_sessions(sessions: list[Session]) -> SignedInPeople:
    """Count the people behind some sessions."""
    return SignedInPeople(
        sessions=tuple(sessions), people=len({session.account for session in sessions})
    )


FACT = Fact(
    id="signed_in_people",
    topic=Topic.ACCOUNTS,
    limit=1.0,
    goes=Goes.BY_CHOICE,
    readers={Platform.LINUX: _linux, Platform.MACOS: _by_psutil, Platform.WINDOWS: _by_psutil},
)
