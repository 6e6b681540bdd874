"""The forms in which names are written: orders, separators, accents, initials, notations."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from ipaddress import IPv4Address

from assistant.redaction.network_pseudonyms import parsed

_BETWEEN = (" ", ".", "_", "-", "", "+", "  ")
# How German writes its letters where only ASCII is allowed.
_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_NO_APOSTROPHES = str.maketrans("", "", "'’`")
_WORD = re.compile(r"[^\s,]+")


def spellings(name: str) -> set[str]:
    """A name in lower case with accents, without, as German spells them, and decomposed."""
    lower = unicodedata.normalize("NFC", name).lower()
    decomposed = unicodedata.normalize("NFKD", lower)
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    found = {
        name.lower(),
        lower,
        bare,
        lower.translate(_GERMAN),
        unicodedata.normalize("NFD", lower),
    }
    return {form for form in found | {f.translate(_NO_APOSTROPHES) for f in found} if form}


def of_person(full_name: str) -> Iterator[str]:
    """Every way to write the whole name of a person, in lower case: "visser, anna", "a.visser"."""
    for name in spellings(full_name):
        first, *rest = words(name) or [""]
        yield name
        if rest:
            yield from _whole(first, rest)
            if len(rest) > 1:
                yield from _whole(first, rest[-1:])


def words(full_name: str) -> list[str]:
    """The words of a name, first name first, also where it is written "Visser, Anna"."""
    last, comma, first = full_name.partition(",")
    return _WORD.findall(f"{first} {last}" if comma else full_name)


def _whole(first: str, rest: list[str]) -> Iterator[str]:
    for between in _BETWEEN:
        last, close = between.join(rest), "".join(rest)
        for surname in {last, close, " ".join(rest)}:
            for given in (first, first[0]):
                yield f"{given}{between}{surname}"
                yield f"{surname}{between}{given}"
    surname = " ".join(rest)
    yield from (f"{surname}, {first}", f"{surname},{first}", f"{first[0]}. {surname}")
    yield from (f"{surname}, {first[0]}.", f"{first}{rest[-1][0]}", f"{first}.{rest[-1][0]}")


def of_thing(name: str) -> set[str]:
    """Names of printers, networks and the like, with spaces also as underscores, hyphens and +."""
    return {form.replace(" ", between) for form in spellings(name) for between in " _-+"}


def of_address(address: str) -> set[str]:
    """An IP address as text, in host names (`192-168-1-7`), in /proc/net (hexadecimal), in full."""
    ip = parsed(address)
    if ip is None:
        return {address.lower()}
    packed = ip.packed
    if isinstance(ip, IPv4Address):
        reversed_ = ".".join(reversed(str(ip).split(".")))
        dashes = str(ip).replace(".", "-")
        return {str(ip), dashes, reversed_, packed.hex(), packed[::-1].hex()}
    return {str(ip), ip.exploded, packed.hex(), ip.reverse_pointer.removesuffix(".ip6.arpa")}


def of_hardware(address: str) -> set[str]:
    """A hardware address with every separator that is in use, and with none."""
    digits = re.sub(r"[^0-9a-f]", "", address.lower())
    pairs = [digits[i : i + 2] for i in range(0, len(digits), 2)]
    fours = [digits[i : i + 4] for i in range(0, len(digits), 4)]
    return {digits, ".".join(fours), *(between.join(pairs) for between in ":-. _")}
