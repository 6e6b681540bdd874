"""Whether a channel is open, and when that changes.

Opening hours are in the syntax of OpenStreetMap, which opening-hours-py reads, public holidays of
the country included (`PH`). It knows those of the whole country only: where they differ by region
(New Year’s Day in the United Kingdom), there is `closed`.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import msgspec

from assistant.holidays import COUNTRIES

if TYPE_CHECKING:
    from assistant.catalogue import Channel, Organisation

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

# What changes later than this is shown as if it never did.
HORIZON = timedelta(days=366)


class Opening(msgspec.Struct, frozen=True, kw_only=True):
    """Open or not; `next_change` is aware, in the channel's zone, None where none is in sight."""

    open_now: bool
    next_change: datetime | None


def opening(channel: Channel, organisation: Organisation, now: datetime) -> Opening:
    """How a channel stands at `now`, which must be aware.

    Hours that OpenStreetMap calls unknown ("on appointment") count as closed.
    """
    from opening_hours import OpeningHours, State

    zone = ZoneInfo(channel.time_zone or organisation.time_zone)
    country = channel.country or organisation.country
    known = country if country in COUNTRIES else None
    hours = OpeningHours(_expression(channel), timezone=zone, country=known)
    # Reckoned in UTC: the library refuses a time that a change of the clock leaves out.
    begin = now.astimezone(UTC)
    here, horizon = begin.astimezone(zone), (begin + HORIZON).astimezone(zone)
    open_now = hours.is_open(here)
    spells = hours.intervals(here, horizon)
    changes = (begin for begin, _, state, _ in spells if (state is State.OPEN) != open_now)
    return Opening(open_now=open_now, next_change=next(changes, None))


def _expression(channel: Channel) -> str:
    return "; ".join([channel.hours, *(f"{_day(day)} off" for day in channel.closed)])


def _day(day: date) -> str:
    return f"{day.year} {_MONTHS[day.month - 1]} {day.day:02}"
