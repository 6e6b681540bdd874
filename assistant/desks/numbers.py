"""Values that desks give and take: numbers of requests, times, ratings."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime

from assistant.desks.desk import DeskTrouble, Helped, Rating
from assistant.errors import Trouble
from diagnostics.text import text

# How a rating stands in a field of a desk: as the scale of one to five that service desks count
# (CSAT), with "partly" in its middle.
SCORES = {Helped.YES: "5", Helped.PARTLY: "3", Helped.NO: "1"}

_UNKNOWN = Trouble(
    title=text("The service desk does not know this request"),
    meaning=text("It may have been deleted there. What you wrote is kept here."),
    next_step=text("Report it again, or use another way to reach IT."),
    again=False,
)


def unknown() -> DeskTrouble:
    """The desk has no such request, or does not show it to this person."""
    return DeskTrouble(_UNKNOWN)


def number_of(said: str) -> str:
    """A number in digits, and nothing that could change the path or query it is put in."""
    if not (said.isascii() and said.isdecimal()):
        raise unknown()
    return said


def by_age(number: str) -> tuple[int, str]:
    """To sort by, the oldest first: numbers only grow."""
    return len(number), number


def size_of(said: object) -> int:
    """A size in bytes, which desks give as a number or as its digits; 0 for what is none."""
    digits = str(said)
    return int(digits) if digits.isascii() and digits.isdecimal() and len(digits) < 19 else 0


def time_of(said: object) -> float:
    """Seconds since the epoch of a time in ISO 8601; 0.0 for what is none."""
    with suppress(ValueError, OverflowError):
        return datetime.fromisoformat(str(said)).timestamp()
    return 0.0


def fields_of(
    rating: Rating | None, rating_field: str | None, minutes_field: str | None
) -> dict[str, str]:
    """What a rating fills: by field, its value."""
    if rating is None:
        return {}
    filled = {rating_field: SCORES[rating.helped]} if rating_field else {}
    if minutes_field and rating.minutes is not None:
        filled[minutes_field] = str(rating.minutes)
    return filled
