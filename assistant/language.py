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

from assistant.quantities import moment_in_words, scaled, span_in_words
from diagnostics.system import Platform
from diagnostics.text import Moment, Share, Size, Span, Text, Value, counted

SOURCE = "en"
DOMAIN = "balie"
UNSHOWABLE = "?"
TRANSLATIONS = Path(__file__).resolve().parent.parent / "resources" / "translations"

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
        # Adding nothing turns the "-0.0" that rounding may leave into 0.
        fraction = isinstance(value, float)
        written = f"{round(value, digits) + 0.0:,.{digits}f}" if fraction else f"{value:,}"
        whole, _, part = written.partition(".")
        part = part.rstrip("0")
        whole = whole.replace(",", self._format.group)
        return f"{whole}{self._format.decimal}{part}" if part else whole

    def _pattern(self, sentence: Text) -> str:
        if sentence.languages:
            return self.localized(sentence.languages)
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
        units = self._format.units
        value, unit = scaled(amount, len(units) - 1)
        return f"{self.number(value)}{self._format.space}{units[unit]}"

    def _moment(self, epoch: float) -> str:
        then = datetime.fromtimestamp(epoch).astimezone(self._zone)
        today = datetime.fromtimestamp(self._now()).astimezone(self._zone)
        return self.say(moment_in_words(then, today))


def languages_wanted(
    environment: Mapping[str, str],
    platform: Platform,
    ask_system: Callable[[], Sequence[str]] = tuple,
) -> list[str]:
    """The languages this person wants, best first, as tags ("nl-BE"); empty where nobody says.

    LANGUAGE comes before all (GNU gettext manual, "The LANGUAGE variable"). On Windows and macOS
    the person's settings hold a list, which `ask_system` fetches. Elsewhere the first of LC_ALL,
    LC_MESSAGES and LANG counts (POSIX.1-2024, XBD 8.2).
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
