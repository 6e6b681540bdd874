"""Somebody connected from afar."""

from __future__ import annotations

import pytest

from diagnostics.checks.remote_access import CHECK
from diagnostics.facts.remote_access import RemoteAccess
from diagnostics.facts.signed_in_people import Session, SignedInPeople
from diagnostics.model import State
from tests.support.judging import english, judge, says_something

AFAR = Session(account="ben", remote=True, graphical=False)
HERE = Session(account="ana", remote=False, graphical=True)


@pytest.mark.parametrize(
    ("connected", "listening", "sessions", "state", "words"),
    [
        ((), (), (HERE,), State.FINE, "none of 7 programs known for it lets others in"),
        ((), ("SSH",), (), State.FINE, "SSH lets others in"),
        (("VNC",), ("VNC",), (), State.ATTENTION, "with VNC"),
        ((), (), (HERE, AFAR), State.ATTENTION, "1 person is signed in"),
    ],
)
def test_who_is_here_counts_and_who_might_come_is_told(
    connected: tuple[str, ...],
    listening: tuple[str, ...],
    sessions: tuple[Session, ...],
    state: State,
    words: str,
) -> None:
    access = RemoteAccess(connected=connected, listening=listening)
    verdict = judge(CHECK, access, SignedInPeople(sessions=sessions, people=1))
    assert verdict.state is state
    assert words in english(verdict.sentence)
    assert says_something(verdict)
