"""Sizes, spans and moments brought into the form in which people speak of them."""

from __future__ import annotations

from datetime import datetime

from diagnostics.text import Text, counted, text

WEEKDAYS = (
    text("Monday"),
    text("Tuesday"),
    text("Wednesday"),
    text("Thursday"),
    text("Friday"),
    text("Saturday"),
    text("Sunday"),
)
MONTHS = (
    text("January"),
    text("February"),
    text("March"),
    text("April"),
    text("May"),
    text("June"),
    text("July"),
    text("August"),
    text("September"),
    text("October"),
    text("November"),
    text("December"),
)


def scaled(amount: int, largest: int) -> tuple[float, int]:
    """Bytes as a number below 1000 and the power of 1000 above kilo: 3.1 and 2 for 3.1 GB.

    One decimal below 100, none from there on. `largest` is the largest power there is a unit for.
    """
    value, unit = amount / 1000, 0
    while abs(_rounded(value)) >= 1000 and unit < largest:
        value, unit = value / 1000, unit + 1
    return _rounded(value), unit


def _rounded(value: float) -> float:
    return round(value, 1) if abs(value) < 100 else float(round(value))


def span_in_words(seconds: float) -> Text:
    """The largest unit of which there are two, or just one: 90 minutes, but 1 hour.

    Raises ValueError or OverflowError for what is not a number.
    """
    minutes, hours, days = round(seconds / 60), round(seconds / 3600), round(seconds / 86400)
    if hours == 24 or hours >= 48:
        return counted("{n} day", "{n} days", days)
    if minutes == 60 or minutes >= 120:
        return counted("{n} hour", "{n} hours", hours)
    if round(seconds) == 60 or seconds >= 120:
        return counted("{n} minute", "{n} minutes", minutes)
    if 0 < seconds < 1:
        return text("less than a second")
    return counted("{n} second", "{n} seconds", round(seconds))


def moment_in_words(then: datetime, today: datetime) -> Text:
    """The time alone today, with the weekday within six days, with the date beyond."""
    at = f"{then:%H:%M}"
    if then.date() == today.date():
        return text("{time}", time=at)
    if abs((then.date() - today.date()).days) <= 6:
        return text("{weekday} {time}", weekday=WEEKDAYS[then.weekday()], time=at)
    day, month = str(then.day), MONTHS[then.month - 1]
    if then.year == today.year:
        return text("{day} {month}, {time}", day=day, month=month, time=at)
    return text("{day} {month} {year}", day=day, month=month, year=str(then.year))
