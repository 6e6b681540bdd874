"""Names for what was taken out: the same for the same thing, and of a form that tells its kind.

A pseudonym is known by its form, so that what was redacted once is left alone the next time, and
one that stands in a report already is given to nobody.
"""

from __future__ import annotations

import re

from assistant.redaction.kinds import Found, Kind
from assistant.redaction.network_pseudonyms import (
    Addresses,
    AddressesExhausted,
    digits_of,
    parsed,
)

_WORDS = "|".join(kind.value for kind in Kind)
_MAIL_DOMAIN = "@example.invalid"
_NUMBERED = re.compile(
    rf"(?<![A-Za-z0-9-])(?:{_WORDS})-\d{{1,6}}(?:{_MAIL_DOMAIN})?(?![A-Za-z0-9-])", re.IGNORECASE
)
_ADDRESS = re.compile(
    r"198\.1[89]\.\d{1,3}\.\d{1,3}|(?:2001:0?db8|fe80):[0-9a-f:]{1,40}", re.IGNORECASE
)
_HARDWARE = re.compile(r"02[:.-]?00[:.-]?00[:.-]?(?:[0-9a-f][:.-]?){5}[0-9a-f]", re.IGNORECASE)
# Longer than any pseudonym that is a word.
_LONGEST = 40

# What opens something is compared to the letter; names are not.
_TO_THE_LETTER = {Kind.PASSWORD, Kind.TOKEN, Kind.COOKIE, Kind.PRIVATE_KEY}


def is_pseudonym(text: str) -> bool:
    """Whether a text has the form of a pseudonym that is a word ("printer-1")."""
    return len(text) <= _LONGEST and _NUMBERED.fullmatch(text) is not None


def is_inside_pseudonym(text: str, begin: int, end: int) -> bool:
    """Whether a place in a text is only a part of a word that has the form of a pseudonym."""
    first = max(0, begin - _LONGEST)
    for found in _NUMBERED.finditer(text[first : end + _LONGEST]):
        start, stop = found.start() + first, found.end() + first
        if start <= begin and end <= stop:
            return (start, stop) != (begin, end)
    return False


def addresses_in(text: str) -> list[tuple[int, int]]:
    """Where what has the form of the pseudonym of an address stands, in order."""
    found = [m.span() for p in (_ADDRESS, _HARDWARE) for m in p.finditer(text)]
    return sorted(found)


class Pseudonyms:
    """The pseudonyms of one report."""

    def __init__(self) -> None:
        self._given: dict[tuple[str, str], str] = {}
        self._taken: set[str] = set()
        self._counts: dict[str, int] = {}
        self._addresses = Addresses()

    def keep_clear_of(self, text: str) -> None:
        """Give nobody a pseudonym that stands in this text already."""
        self._taken.update(
            word.lower().removesuffix(_MAIL_DOMAIN) for word in _NUMBERED.findall(text)
        )
        self._taken.update(digits_of(found) for found in _HARDWARE.findall(text))
        for found in _ADDRESS.findall(text):
            address = parsed(found.rstrip(":"))
            if address:
                self._addresses.keep_clear_of(address)

    def of(self, found: Found, original: str) -> str:
        """The pseudonym for what was found; `original` is how it is written there."""
        match found.kind:
            case Kind.ADDRESS:
                return self._address(original)
            case Kind.HARDWARE_ADDRESS:
                return self._hardware(original)
            case Kind.MAIL:
                return self._word("person", found.same or original.casefold()) + _MAIL_DOMAIN
        exact = found.kind in _TO_THE_LETTER
        return self._word(found.kind, found.same or (original if exact else folded(original)))

    def _word(self, word: str, same: str) -> str:
        key = (word, same)
        if key not in self._given:
            self._given[key] = self._new(word)
        return self._given[key]

    def _new(self, word: str) -> str:
        while True:
            self._counts[word] = self._counts.get(word, 0) + 1
            name = f"{word}-{self._counts[word]}"
            if name not in self._taken:
                return name

    def _address(self, original: str) -> str:
        _, percent, zone = original.partition("%")
        address = parsed(original)
        if address is None:
            return self._word("address", original)
        try:
            return self._addresses.of(address) + percent + zone
        except AddressesExhausted:
            return self._word("address", str(address))

    def _hardware(self, original: str) -> str:
        """Written as the original is: `02:00:00:00:00:01`, `02-00-…`, `0200.0000.0001`."""
        key = ("hardware", digits_of(original))
        if key not in self._given:
            self._given[key] = self._new_hardware()
        digits = iter(self._given[key])
        name = "".join(next(digits, "") if c.isalnum() else c for c in original)
        return name.upper() if original.isupper() else name

    def _new_hardware(self) -> str:
        while True:
            self._counts["hardware"] = self._counts.get("hardware", 0) + 1
            digits = f"{0x02_00_00_00_00_00 + self._counts['hardware']:012x}"
            if digits not in self._taken:
                return digits


def folded(name: str) -> str:
    """A name as it is compared: without capitals, and with one space between words."""
    return " ".join(name.casefold().split())
