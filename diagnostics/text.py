"""Sentences that are not yet in any language.

A check says what it found once; the window, the command line and the report to IT may each need
it in another language, so the sentence travels as its English pattern and the values in it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

import msgspec

# What one line shown to people has none of: control characters, line ends, and the marks that turn
# the direction of writing (UAX 9).
UNFIT = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


class Size(msgspec.Struct, frozen=True, tag="size"):
    """An amount of storage or memory, in bytes; shown in decimal units, as on the box (SI)."""

    bytes: int


class Span(msgspec.Struct, frozen=True, tag="span"):
    """A length of time, in seconds; shown in its largest sensible unit ("16 days")."""

    seconds: float


class Moment(msgspec.Struct, frozen=True, tag="moment"):
    """A point in time, in seconds since the Unix epoch (UTC); shown in local time."""

    epoch: float


class Share(msgspec.Struct, frozen=True, tag="share"):
    """A part of a whole, 0.0 to 1.0; shown as a percentage."""

    ratio: float


class Text(msgspec.Struct, frozen=True, tag="text"):
    """A pattern in English with the values for its braces.

    `msgid` (and `plural` where `count` decides between two forms) are the keys under which
    translations are found. Words of an organisation's own are in no catalogue: those bring the
    pattern for each of their `languages`.
    """

    msgid: str
    plural: str | None = None
    count: int | None = None
    values: dict[str, Value] = {}
    languages: dict[str, str] = {}

    def __hash__(self) -> int:
        return hash((self.msgid, self.count))


Value = str | int | float | Size | Span | Moment | Share | Text


def text(msgid: str, **values: Value) -> Text:
    """Mark a sentence for translation: `text("{free} left", free=Size(3_100_000_000))`."""
    return Text(msgid=msgid, values=values)


def counted(singular: str, plural: str, n: int, **values: Value) -> Text:
    """Mark a sentence whose form depends on a number: `counted("{n} file", "{n} files", n)`."""
    return Text(msgid=singular, plural=plural, count=n, values={"n": n, **values})


def words(given: str | Mapping[str, str], **values: Value) -> Text:
    """The organisation's own words: for all languages, or a pattern for each."""
    languages = {"en": given} if isinstance(given, str) else dict(given)
    msgid = languages.get("en") or next(iter(languages.values()))
    return Text(msgid=msgid, values=values, languages=languages)
