"""The window's own words: greeting, foot, tooltip, captions."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from assistant.catalogue import Channel, Kind
from assistant.channels.directory import Listing
from assistant.language import Language
from assistant.outbox import Request, RequestState
from diagnostics.model import Finding, State
from diagnostics.text import Text, text
from tests.ui.conftest import FINE, FULL, OVERDUE, UNKNOWN
from ui import words
from ui.pages.greeting import footnote, greeting
from ui.presentation import channel_caption, finding_icon, request_caption, request_pill
from ui.state_words import picture, tooltip
from ui.tray import Picture


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    words.use(Language(zone=ZoneInfo("UTC"), now=lambda: 1_000_000.0).say)
    yield
    words.use(Language().say)


def test_words_are_in_the_language_in_use() -> None:
    words.use(lambda sentence: sentence.msgid.upper())
    assert words.tr("Back") == "BACK"
    assert words.ntr("{n} check", "All {n} checks", 3) == "{N} CHECK"


def test_numbers_choose_the_form() -> None:
    assert words.ntr("{n} check", "All {n} checks", 1) == "1 check"
    assert words.ntr("{n} check", "All {n} checks", 3) == "All 3 checks"


@pytest.mark.parametrize(
    ("hour", "expected"),
    [
        (4, "Good evening, Anna"),
        (5, "Good morning, Anna"),
        (12, "Good afternoon, Anna"),
        (18, "Good evening, Anna"),
    ],
)
def test_the_greeting_follows_the_day(hour: int, expected: str) -> None:
    assert greeting(hour, "Anna") == expected


def test_nobody_is_greeted_by_a_login() -> None:
    assert greeting(9, "") == "Good morning"


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [
        (20, "PC7 · Checked just now"),
        (61, "PC7 · Checked 1 minute ago"),
        (300, "PC7 · Checked 5 minutes ago"),
    ],
)
def test_the_foot_says_when_the_computer_was_looked_at(seconds: float, expected: str) -> None:
    assert footnote("PC7", 1_000_000.0 - seconds, 1_000_000.0, checking=False) == expected


def test_the_foot_says_that_the_computer_is_being_looked_at() -> None:
    assert footnote("PC7", None, 0.0, checking=True) == "PC7 · Checking…"
    assert footnote("PC7", None, 0.0, checking=False) == "PC7"


@pytest.mark.parametrize(
    ("findings", "expected"),
    [
        ([FINE], "This computer is fine"),
        ([FINE, UNKNOWN], "Nothing wrong was found, but 1 check could not tell"),
        ([FINE, OVERDUE, UNKNOWN], "1 thing needs your attention"),
        ([FULL, OVERDUE, FINE], "2 things are wrong here"),
    ],
)
def test_the_tooltip_says_the_gravest(findings: list[Finding], expected: str) -> None:
    assert tooltip("IT", findings, checked=True) == f"IT\n{expected}"


def test_until_the_first_check_the_icon_says_so() -> None:
    assert picture(State.UNKNOWN, checked=False) is Picture.CHECKING
    assert tooltip("IT", [], checked=False) == "IT\nChecking this computer…"


def test_could_not_tell_is_never_shown_as_fine() -> None:
    assert picture(State.UNKNOWN, checked=True) is not Picture.FINE
    assert finding_icon(UNKNOWN) != finding_icon(FINE)


def listing(sentence: Text, *, open_now: bool = True, place: str = "") -> Listing:
    channel = Channel(
        id="desk",
        kind=Kind.WALK_IN,
        title="Desk",
        person=True,
        place=place or None,
        target="" if place else "https://example.org",
        expect="no appointment needed",
    )
    return Listing(
        channel=channel,
        open_now=open_now,
        next_change=datetime(2026, 1, 1, tzinfo=ZoneInfo("UTC")),
        sentence=sentence,
        speaks=("en",),
    )


def test_a_channel_says_when_it_is_open_and_what_to_expect() -> None:
    until = text("Open until {time}", time="18:00")
    opens = text("Opens at {time}", time="13:00")
    english = Language()
    assert channel_caption(listing(until), english) == "Open until 18:00, no appointment needed"
    assert channel_caption(listing(opens, open_now=False), english) == "Opens at 13:00"
    assert channel_caption(listing(until, place="Floor 2"), english) == "Floor 2. Open until 18:00"


def request(state: RequestState, *, number: str | None = None) -> Request:
    return Request(
        reference="r",
        subject="Printer",
        state=state,
        created_at=1_000_000.0 - 60,
        due_at=0.0,
        attempts=0,
        number=number,
        sent_at=1_000_000.0 - 30,
    )


def test_a_request_says_what_became_of_it() -> None:
    assert request_pill(request(RequestState.WAITING)) == ("Waiting", "warn")
    assert request_caption(request(RequestState.SENT)) == "Sent 13:46"
    assert request_caption(request(RequestState.SENT, number="204")) == "#204, sent 13:46"
    assert request_caption(request(RequestState.WAITING)) == "Written 13:45"
