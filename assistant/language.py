"""Sentences in the person's language.

A `Text` comes without a language; here it gets one, together with the numbers, sizes and times in
it. Translations are gettext catalogues read by the standard library; a sentence that no catalogue
has, or that a catalogue has with the wrong braces, is shown in English, never as an error.

Number formats are those of the Unicode CLDR, release 47 (common/main/*.xml: decimal, group,
percentFormat, digital units of the short form); the tests compare them with Babel's copy of it.
"""

from __future__ import annotations

import gettext
import math
import re
import struct
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime, tzinfo
from pathlib import Path

import msgspec

from diagnostics.system import Platform
from diagnostics.text import Moment, Share, Size, Span, Text, Value, counted, text

SOURCE = "en"
DOMAIN = "balie"
UNSHOWABLE = "?"
TRANSLATIONS = Path(__file__).resolve().parent.parent / "resources" / "translations"

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

_BRACES = re.compile(r"\{(\w+)\}")
_UNREADABLE = (OSError, UnicodeDecodeError, ValueError, struct.error)


class Format(msgspec.Struct, frozen=True, kw_only=True):
    """How a language writes numbers; `space` stands between a number and its unit."""

    decimal: str = "."
    group: str = ","
    percent: str = "%"
    space: str = " "
    units: tuple[str, ...] = ("kB", "MB", "GB", "TB", "PB")


_ENGLISH = Format()
FORMATS: Mapping[str, Format] = {
    "en": _ENGLISH,
    "nl": Format(decimal=",", group="."),
    "de": Format(decimal=",", group=".", percent="\u00a0%"),
    "fr": Format(
        decimal=",",
        group="\u202f",
        percent="\u00a0%",
        space="\u202f",
        units=("ko", "Mo", "Go", "To", "Po"),
    ),
}


class Language:
    """Renders texts to one language; `code` is a language tag such as "nl" or "fr".

    Times are shown in `zone` (the computer's own where None), relative to `now()`.
    """

    def __init__(
        self,
        code: str = SOURCE,
        *,
        folder: Path = TRANSLATIONS,
        zone: tzinfo | None = None,
        now: Callable[[], float] = time.time,
    ) -> None:
        self.code = code
        self._catalogue = _catalogue(code, folder)
        self._format = FORMATS.get(_base(code), _ENGLISH)
        self._zone = zone
        self._now = now

    def say(self, sentence: Text) -> str:
        """The sentence in this language, its values filled in."""
        values = {name: self._show(value) for name, value in sentence.values.items()}
        pattern = self._pattern(sentence)
        return _fill(pattern if _fits(pattern, values) else _english(sentence), values)

    def translate(self, msgid: str, **values: Value) -> str:
        """The same for a sentence given by its English."""
        return self.say(Text(msgid=msgid, values=values))

    def localized(self, words: str | Mapping[str, str]) -> str:
        """Words that the organisation gave: for all languages, or one entry a language."""
        if isinstance(words, str):
            return words
        return words[choose([self.code], words, otherwise=next(iter(words)))]

    def number(self, value: int | float, digits: int = 1) -> str:
        """A number with separators for thousands and at most `digits` decimals."""
        if isinstance(value, float) and not math.isfinite(value):
            return UNSHOWABLE
        written = f"{value:,.{0 if isinstance(value, int) else digits}f}"
        whole, _, part = written.partition(".")
        part = part.rstrip("0")
        whole = whole.replace(",", self._format.group)
        return f"{whole}{self._format.decimal}{part}" if part else whole

    def _pattern(self, sentence: Text) -> str:
        if sentence.plural is None or sentence.count is None:
            # The empty msgid is the catalogue's own header.
            return self._catalogue.gettext(sentence.msgid) if sentence.msgid else ""
        return self._catalogue.ngettext(sentence.msgid, sentence.plural, sentence.count)

    def _show(self, value: Value) -> str:
        try:
            return self._in_words(value)
        except (ArithmeticError, ValueError, OSError):  # infinite, or beyond the calendar
            return UNSHOWABLE

    def _in_words(self, value: Value) -> str:
        match value:
            case Text():
                return self.say(value)
            case Size():
                return self._size(value.bytes)
            case Span():
                return self.say(span_in_words(value.seconds))
            case Moment():
                return self._moment(value.epoch)
            case Share():
                return self.number(value.ratio * 100, digits=0) + self._format.percent
            case int() | float():
                return self.number(value)
            case _:
                return value

    def _size(self, amount: int) -> str:
        if abs(amount) < 1000:
            return self.say(counted("{n} byte", "{n} bytes", amount))
        value, unit = scaled(amount)
        return f"{self.number(value)}{self._format.space}{self._format.units[unit]}"

    def _moment(self, epoch: float) -> str:
        then = datetime.fromtimestamp(epoch).astimezone(self._zone)
        today = datetime.fromtimestamp(self._now()).astimezone(self._zone)
        return self.say(moment_in_words(then, today))


def scaled(amount: int) -> tuple[float, int]:
    """Bytes as a number below 1000 and the power of 1000 above kilo: 3.1 and 2 for 3.1 GB.

    One decimal below 100, none from there on.
    """
    value, unit, last = amount / 1000, 0, len(_ENGLISH.units) - 1
    while abs(_rounded(value)) >= 1000 and unit < last:
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


def languages_wanted(
    environment: Mapping[str, str],
    platform: Platform,
    ask_system: Callable[[], Sequence[str]] = tuple,
) -> list[str]:
    """The languages this person wants, best first, as tags ("nl-BE"); empty where nobody says.

    LANGUAGE comes before all (GNU gettext manual, "The LANGUAGE variable"). On Windows and macOS
    the system keeps a list, which `ask_system` fetches: GetUserPreferredUILanguages there,
    CFLocaleCopyPreferredLanguages here. Elsewhere the first of LC_ALL, LC_MESSAGES and LANG counts
    (POSIX.1-2024, XBD 8.2).
    """
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    locale = next((environment[name] for name in names if environment.get(name)), "")
    if locale in ("C", "POSIX"):
        return []
    asked = [] if platform is Platform.LINUX else list(ask_system())
    listed = environment.get("LANGUAGE", "").split(":")
    return _tags([*listed, *asked, locale])


def choose(wanted: Iterable[str], available: Iterable[str], otherwise: str = SOURCE) -> str:
    """The first wanted language that is there, regions ignored where need be.

    Where none is: English if that is there, else `otherwise`.
    """
    there = {tag.lower(): tag for tag in available}
    for tag in (*wanted, SOURCE):
        for candidate in (tag.lower(), _base(tag)):
            if candidate in there:
                return there[candidate]
    return otherwise


def available(folder: Path = TRANSLATIONS) -> list[str]:
    """English and every language that has a catalogue in `folder`."""
    found = (path.parent.parent.name for path in folder.glob(f"*/LC_MESSAGES/{DOMAIN}.mo"))
    return sorted({SOURCE, *found})


def _tags(locales: Iterable[str]) -> list[str]:
    """Language tags of POSIX locale names: "nl_BE.UTF-8@euro" is nl-BE; each once."""
    tags = (re.split(r"[.@]", name)[0].replace("_", "-") for name in locales)
    return list(dict.fromkeys(tag for tag in tags if tag and tag not in ("C", "POSIX")))


def _base(tag: str) -> str:
    return re.split(r"[-_]", tag)[0].lower()


def _catalogue(code: str, folder: Path) -> gettext.NullTranslations:
    file = folder / code / "LC_MESSAGES" / f"{DOMAIN}.mo"
    try:
        with file.open("rb") as opened:
            return gettext.GNUTranslations(opened)
    except _UNREADABLE:
        return gettext.NullTranslations()


def _english(sentence: Text) -> str:
    one = sentence.plural is None or sentence.count is None or sentence.count == 1
    return sentence.msgid if one else sentence.plural or ""


def _fits(pattern: str, values: Mapping[str, str]) -> bool:
    return values.keys() >= set(_BRACES.findall(pattern))


def _fill(pattern: str, values: Mapping[str, str]) -> str:
    """Put the values into the braces; a brace without a value stays as it is.

    Not str.format: a catalogue or a stored text could ask it for attributes or a huge width.
    """
    return _BRACES.sub(lambda brace: values.get(brace[1], brace[0]), pattern)
