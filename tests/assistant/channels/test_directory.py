"""The ways to reach IT as they stand now, in words and in order."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.channels.directory import Listing, Preference, directory
from assistant.language import Language
from assistant.organisation import load

BRUSSELS = ZoneInfo("Europe/Brussels")
NORTHWIND = load(
    Path(__file__).parents[3] / "resources" / "example" / "organisation.toml"
).organisation


def listed(
    now: datetime, preference: Preference = Preference.ANY, code: str = "nl"
) -> list[Listing]:
    return list(directory(NORTHWIND, now, Language(code), preference, BRUSSELS))


def said(channel: str, *when: int) -> str:
    now = datetime(*when, tzinfo=BRUSSELS)  # type: ignore[arg-type,misc]  # at most a minute
    [one] = [one for one in listed(now) if one.channel.id == channel]
    return Language("en").say(one.sentence)


@pytest.mark.parametrize(
    ("channel", "when", "sentence"),
    [
        # 10 March 2026 is a Tuesday.
        ("chat", (2026, 3, 10, 9, 0), "Open until 18:00"),
        ("desk", (2026, 3, 10, 9, 30), "Open until 12:00"),
        ("desk", (2026, 3, 10, 12, 30), "Opens at 13:00"),
        ("desk", (2026, 3, 10, 17, 30), "Opens tomorrow at 09:00"),
        ("chat", (2026, 3, 13, 18, 30), "Opens Monday at 08:00"),
        ("phone", (2026, 3, 13, 18, 30), "Opens tomorrow at 09:00"),
        ("report", (2026, 3, 10, 3, 0), "Any time"),
    ],
)
def test_a_sentence_says_until_when(channel: str, when: tuple[int, ...], sentence: str) -> None:
    assert said(channel, *when) == sentence


@pytest.mark.parametrize(
    ("hours", "sentence"),
    [
        ("08:00-24:00", "Open until midnight"),
        ("08:00-02:00", "Open until 02:00 tomorrow"),
        ("Mo-Th", "Open until Friday at 00:00"),
        ("2026 Mar 10-15; 2026 Mar 16 00:00-12:00", "Open until Monday at 12:00"),
        ("2026 Mar 10-16; 2026 Mar 17 00:00-12:00", "Open now"),
        ("2026 Mar 16 10:00-12:00", "Opens Monday at 10:00"),
        ("2026 Mar 17 10:00-12:00", "Opens on 17 March at 10:00"),
        ("off", "Closed"),
        ("2026 Apr 07 10:00-12:00", "Opens on 7 April at 10:00"),
    ],
)
def test_longer_stretches(hours: str, sentence: str) -> None:
    chat = msgspec.structs.replace(NORTHWIND.channels[0], hours=hours, closed=())
    one = msgspec.structs.replace(NORTHWIND, channels=(chat,))
    tuesday = datetime(2026, 3, 10, 9, 0, tzinfo=BRUSSELS)
    [listing] = directory(one, tuesday, Language("en"), here=BRUSSELS)
    assert Language("en").say(listing.sentence) == sentence


def test_times_are_those_of_the_computer() -> None:
    now = datetime(2026, 3, 10, 9, 0, tzinfo=BRUSSELS)
    lisbon = ZoneInfo("Europe/Lisbon")
    chat = directory(NORTHWIND, now, Language("en"), here=lisbon)[0]
    assert Language("en").say(chat.sentence) == "Open until 17:00"
    assert chat.next_change == datetime(2026, 3, 10, 18, 0, tzinfo=BRUSSELS)


def test_what_is_open_comes_first_and_then_what_speaks_the_persons_language() -> None:
    at_lunch = datetime(2026, 3, 10, 12, 30, tzinfo=BRUSSELS)
    in_dutch = [one.channel.id for one in listed(at_lunch, code="nl")]
    in_german = [one.channel.id for one in listed(at_lunch, code="de")]
    assert in_dutch[:2] == ["chat", "phone"]
    assert in_german[:2] == ["call-back", "report"]
    assert in_dutch[-1] == in_german[-1] == "desk"


def test_with_a_person_or_on_my_own_is_the_persons_choice() -> None:
    now = datetime(2026, 3, 10, 9, 0, tzinfo=BRUSSELS)
    with_a_person = listed(now, Preference.WITH_A_PERSON)
    on_my_own = listed(now, Preference.ON_MY_OWN)
    assert {one.channel.id for one in on_my_own} == {"report", "guides", "portal"}
    assert len(with_a_person) + len(on_my_own) == len(NORTHWIND.channels)


moments = st.datetimes(
    datetime(2025, 1, 1),  # noqa: DTZ001 - hypothesis adds the zone
    datetime(2030, 1, 1),  # noqa: DTZ001
    timezones=st.sampled_from([BRUSSELS, ZoneInfo("Asia/Tokyo")]),
)


@given(moments, st.sampled_from(Preference), st.sampled_from(["nl", "de", "es"]))
def test_every_channel_that_suits_is_listed_once_open_ones_first(
    now: datetime, preference: Preference, code: str
) -> None:
    listings = listed(now, preference, code)
    names = [one.channel.id for one in listings]
    assert len(names) == len(set(names))
    assert [one.open_now for one in listings] == sorted(
        (one.open_now for one in listings), reverse=True
    )
    assert all(Language(code).say(one.sentence) for one in listings)
    assert all(one.next_change is None or one.next_change > now for one in listings)
