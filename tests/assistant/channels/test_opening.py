"""When a channel is open: holidays, nights, changes of the clock."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.catalogue import Channel, Kind
from assistant.channels.opening import HORIZON, Opening, opening
from assistant.organisation import defaults

BRUSSELS = ZoneInfo("Europe/Brussels")
BELGIAN = msgspec.structs.replace(defaults(), country="BE", time_zone="Europe/Brussels")
OFFICE_HOURS = "Mo-Fr 08:00-18:00; PH off"


def channel(
    hours: str, *closed: date, time_zone: str | None = None, country: str | None = None
) -> Channel:
    return Channel(
        id="phone",
        kind=Kind.PHONE,
        title="Call",
        person=True,
        hours=hours,
        closed=closed,
        time_zone=time_zone,
        country=country,
    )


def at(*when: int, zone: ZoneInfo = BRUSSELS) -> datetime:
    year, month, day, hour, minute = when
    return datetime(year, month, day, hour, minute, tzinfo=zone)


@pytest.mark.parametrize(
    ("hours", "now", "open_now", "next_change"),
    [
        # A Tuesday.
        (OFFICE_HOURS, at(2026, 3, 10, 7, 59), False, at(2026, 3, 10, 8, 0)),
        (OFFICE_HOURS, at(2026, 3, 10, 8, 0), True, at(2026, 3, 10, 18, 0)),
        (OFFICE_HOURS, at(2026, 3, 10, 18, 0), False, at(2026, 3, 11, 8, 0)),
        # Friday evening.
        (OFFICE_HOURS, at(2026, 3, 13, 19, 0), False, at(2026, 3, 16, 8, 0)),
        # The national holiday of Belgium, a Tuesday.
        (OFFICE_HOURS, at(2026, 7, 21, 10, 0), False, at(2026, 7, 22, 8, 0)),
        ("24/7", at(2026, 3, 10, 3, 0), True, None),
        ("off", at(2026, 3, 10, 3, 0), False, None),
        # Across midnight.
        ("22:00-06:00", at(2026, 3, 10, 23, 0), True, at(2026, 3, 11, 6, 0)),
        ("22:00-06:00", at(2026, 3, 11, 5, 59), True, at(2026, 3, 11, 6, 0)),
        ("Fr 22:00-06:00", at(2026, 3, 14, 1, 0), True, at(2026, 3, 14, 6, 0)),
        # The clock goes forward in the night to 29 March and back in the night to 25 October.
        ("22:00-06:00", at(2026, 3, 28, 23, 0), True, at(2026, 3, 29, 6, 0)),
        ("22:00-06:00", at(2026, 10, 24, 23, 0), True, at(2026, 10, 25, 6, 0)),
        # An hour that does not exist that night.
        ("02:00-04:00", at(2026, 3, 29, 1, 30), False, at(2026, 3, 29, 3, 0)),
        # Hours that touch are one, and so are hours that differ in their comment only.
        ("Mo-Fr 08:00-13:00,13:00-18:00", at(2026, 3, 10, 9, 0), True, at(2026, 3, 10, 18, 0)),
        ('08:00-12:00 "a", 12:00-18:00 "b"', at(2026, 3, 10, 9, 0), True, at(2026, 3, 10, 18, 0)),
        # On appointment is not open.
        ("08:00-18:00 unknown", at(2026, 3, 10, 9, 0), False, None),
        # Further away than anybody plans.
        ("2030 Mo-Fr 08:00-18:00", at(2026, 3, 10, 9, 0), False, None),
    ],
)
def test_open_or_closed_and_until_when(
    hours: str, now: datetime, open_now: bool, next_change: datetime | None
) -> None:
    expected = Opening(open_now=open_now, next_change=next_change)
    assert opening(channel(hours), BELGIAN, now) == expected


def test_the_night_in_which_the_clock_changes_is_an_hour_shorter() -> None:
    change = opening(channel("22:00-06:00"), BELGIAN, at(2026, 3, 28, 23, 0)).next_change
    assert change is not None
    assert change.astimezone(UTC) - at(2026, 3, 28, 23, 0).astimezone(UTC) == timedelta(hours=6)


def test_a_time_that_the_change_of_the_clock_leaves_out_is_a_time_still() -> None:
    assert opening(channel("24/7"), BELGIAN, at(2026, 3, 29, 2, 30)).open_now
    a_year_before = at(2025, 3, 28, 2, 30)
    assert opening(channel("24/7"), BELGIAN, a_year_before).open_now


def test_on_further_closed_days_it_is_closed() -> None:
    closed = channel("24/7", date(2026, 12, 24), date(2026, 12, 25))
    christmas_eve = opening(closed, BELGIAN, at(2026, 12, 24, 10, 0))
    assert christmas_eve == Opening(open_now=False, next_change=at(2026, 12, 26, 0, 0))


def test_a_channel_may_be_in_another_country_and_time_zone() -> None:
    lisbon = channel(OFFICE_HOURS, time_zone="Europe/Lisbon", country="PT")
    assert not opening(lisbon, BELGIAN, at(2026, 3, 10, 8, 30)).open_now
    # The day of Portugal is a Wednesday that Belgium works.
    assert not opening(lisbon, BELGIAN, at(2026, 6, 10, 12, 0)).open_now
    assert opening(channel(OFFICE_HOURS), BELGIAN, at(2026, 6, 10, 12, 0)).open_now


days = st.sampled_from(["Mo-Fr", "Mo,We,Fr", "Sa-Su", "Mo-Su", "Th"])
# Not between two and three, the hour that comes twice in a year.
hour = st.integers(4, 23)
half = st.sampled_from(["00", "30"])
hours = st.builds(
    lambda day, begin, end, minutes, rest: f"{day} {begin:02}:{minutes}-{end:02}:{minutes}{rest}",
    days,
    hour,
    hour,
    half,
    st.sampled_from(["", "; PH off", "; Dec 24-31 off"]),
)
moments = st.datetimes(datetime(2025, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001


@given(hours, moments)
def test_nothing_changes_before_the_next_change_and_then_it_does(hours: str, now: datetime) -> None:
    one = channel(hours)
    seen = opening(one, BELGIAN, now)
    change = seen.next_change
    if change is None:
        change = now + HORIZON
    else:
        assert opening(one, BELGIAN, change).open_now is not seen.open_now
    assert change > now
    for part in (0.25, 0.5, 0.99):
        between = now + (change.astimezone(UTC) - now) * part
        assert opening(one, BELGIAN, between).open_now is seen.open_now


@given(moments, st.sampled_from(["Asia/Tokyo", "America/New_York", "Europe/Brussels"]))
def test_the_zone_of_now_does_not_matter(now: datetime, zone: str) -> None:
    one = channel(OFFICE_HOURS)
    elsewhere = now.astimezone(ZoneInfo(zone))
    assert opening(one, BELGIAN, elsewhere) == opening(one, BELGIAN, now)


@pytest.mark.parametrize("country", ["BE", "NL", "FR", "DE", "LU", "AT", "CH", "US"])
def test_public_holidays_are_those_of_the_country(country: str) -> None:
    one = channel("24/7; PH off", country=country)
    assert not opening(one, BELGIAN, at(2027, 1, 1, 12, 0)).open_now
