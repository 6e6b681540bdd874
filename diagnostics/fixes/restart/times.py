"""At what times somebody would have the computer restart; pure, all in seconds since the epoch."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time, timedelta

import msgspec

from diagnostics.text import Text, text

MINUTE = 60.0
HOUR = 60 * MINUTE
DAY = 24 * HOUR

# Our own choice: after work, and before it.
_EVENING = time(19)
_MORNING = time(7)


class When(msgspec.Struct, frozen=True, kw_only=True):
    """A time to choose: `at` for the restart, `title` for the person."""

    id: str
    title: Text
    at: float


def times(now: float, latest: float | None) -> tuple[When, ...]:
    """What can be chosen, soonest first; nothing later than `latest`, but at once always."""
    soonest, *others = _times(now)
    return (soonest, *(when for when in others if latest is None or when.at <= latest))


def _times(now: float) -> Iterator[When]:
    today = datetime.fromtimestamp(now).astimezone().date()
    yield When(id="now", title=text("In a minute"), at=now + MINUTE)
    yield When(id="hour", title=text("In an hour"), at=now + HOUR)
    evening = datetime.combine(today, _EVENING).astimezone().timestamp()
    if evening > now + HOUR:
        yield When(id="evening", title=text("This evening"), at=evening)
    morning = datetime.combine(today + timedelta(days=1), _MORNING).astimezone().timestamp()
    yield When(id="morning", title=text("Tomorrow before work"), at=morning)


def minutes_until(at: float, now: float) -> int:
    """Whole minutes, one at least: the person sees that it is coming."""
    return max(1, round((at - now) / MINUTE))
