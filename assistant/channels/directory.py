"""The ways to reach IT as this person sees them now: open or not, and the most useful first."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, tzinfo
from enum import StrEnum
from typing import TYPE_CHECKING

import msgspec

from assistant.catalogue import Channel
from assistant.channels.opening import opening
from assistant.language import Language
from assistant.quantities import MONTHS, WEEKDAYS
from diagnostics.text import Text, text

if TYPE_CHECKING:
    from assistant.catalogue import Organisation


class Preference(StrEnum):
    """How this person wants to be helped; it is theirs to say, never guessed."""

    ANY = "any"
    WITH_A_PERSON = "with_a_person"
    ON_MY_OWN = "on_my_own"


class Listing(msgspec.Struct, frozen=True, kw_only=True):
    """A channel as it stands now; `sentence` says until when ("Open until 18:00").

    `next_change` is aware, in local time; None where none is in sight. `speaks` lists the
    languages spoken there, those of the whole organisation where the channel names none.
    """

    channel: Channel
    open_now: bool
    next_change: datetime | None
    sentence: Text
    speaks: tuple[str, ...]


def directory(
    organisation: Organisation,
    now: datetime,
    language: Language,
    preference: Preference = Preference.ANY,
    here: tzinfo | None = None,
) -> tuple[Listing, ...]:
    """The channels that suit the preference: open ones first, then those that speak `language`.

    Otherwise IT's own order stays. `now` is aware; times are told in the zone `here`, the
    computer's own where None.
    """
    listings = [
        _listing(channel, organisation, now, here)
        for channel in organisation.channels
        if suits(channel, preference)
    ]
    return tuple(sorted(listings, key=lambda one: _rank(one, language)))


def suits(channel: Channel, preference: Preference) -> bool:
    """Whether a channel is of the sort that the person prefers."""
    if preference is Preference.ANY:
        return True
    return channel.person is (preference is Preference.WITH_A_PERSON)


def _rank(listing: Listing, language: Language) -> tuple[bool, bool]:
    return not listing.open_now, not _speaks(listing.speaks, language.code)


def _speaks(languages: Iterable[str], code: str) -> bool:
    return any(spoken.partition("-")[0] == code.partition("-")[0] for spoken in languages)


def _listing(
    channel: Channel, organisation: Organisation, now: datetime, here: tzinfo | None
) -> Listing:
    state = opening(channel, organisation, now)
    change = state.next_change.astimezone(here) if state.next_change else None
    return Listing(
        channel=channel,
        open_now=state.open_now,
        next_change=change,
        sentence=_sentence(state.open_now, change, now.astimezone(here)),
        speaks=channel.languages or organisation.languages,
    )


def _sentence(open_now: bool, change: datetime | None, now: datetime) -> Text:
    if change is None:
        return text("Any time") if open_now else text("Closed")
    return _open_until(change, now) if open_now else _opens(change, now)


def _open_until(change: datetime, now: datetime) -> Text:
    days, time = _days(now, change), f"{change:%H:%M}"
    if days == 0:
        return text("Open until {time}", time=time)
    if days == 1 and time == "00:00":
        return text("Open until midnight")
    if days == 1:
        return text("Open until {time} tomorrow", time=time)
    if days <= 6:
        return text("Open until {day} at {time}", day=WEEKDAYS[change.weekday()], time=time)
    return text("Open now")


def _opens(change: datetime, now: datetime) -> Text:
    days, time = _days(now, change), f"{change:%H:%M}"
    if days == 0:
        return text("Opens at {time}", time=time)
    if days == 1:
        return text("Opens tomorrow at {time}", time=time)
    if days <= 6:
        return text("Opens {day} at {time}", day=WEEKDAYS[change.weekday()], time=time)
    month = MONTHS[change.month - 1]
    return text("Opens on {day} {month} at {time}", day=str(change.day), month=month, time=time)


def _days(now: datetime, change: datetime) -> int:
    return (change.date() - now.date()).days
