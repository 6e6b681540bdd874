"""Addresses of computers and of their network cards, also those that no fact names."""

from __future__ import annotations

import re

from assistant.redaction.kinds import Kind
from assistant.redaction.network_pseudonyms import is_nobodys, is_nobodys_text, parsed
from assistant.redaction.patterns.pattern import Pattern, after, before

_BYTE = r"(?:25[0-5]|2[0-4]\d|1?\d?\d)"
_IPV4 = rf"(?<![\w.])(?<!\d[,-]){_BYTE}(?:\.{_BYTE}){{3}}(?![\w+~]|\.\d)"
_IPV6 = (
    r"(?<![\w:.])(?=[0-9A-Fa-f]{0,4}:)[0-9A-Fa-f:]{2,39}+"
    r"(?:(?<=:)\d{1,3}(?:\.\d{1,3}){3})?(?![\w:])"
)
_PAIR = "[0-9A-Fa-f]{2}"
_HARDWARE = rf"""(?<![\w:.-])(?:{_PAIR}(?P<between>[:-]){_PAIR}(?:(?P=between){_PAIR}){{4}}
|[0-9A-Fa-f]{{4}}\.[0-9A-Fa-f]{{4}}\.[0-9A-Fa-f]{{4}})(?!\w|[:-][0-9A-Fa-f]|\.[0-9A-Fa-f]{{4}})"""

_VERSION_BEFORE = re.compile(
    r"(?:(?:version|versie|release|build|firmware|bios|driver|\brev)[\"']?[ :=]{0,3}"
    r"|\w-v?|\bv|\w/v?|==|>=|~)$"
)
_ADDRESS_BEFORE = re.compile(
    r"(?:ip|addr\w*|from|to|host|s?rc|dst|server|dns|gateway|via|@|//)[ :=]{0,3}$"
)
# The blocks of RFC 1918 themselves, in lists of exceptions and routes.
_BLOCKS = {"10.0.0.0": "/8", "172.16.0.0": "/12", "192.168.0.0": "/16", "100.64.0.0": "/10"}


def _is_address(match: re.Match[str]) -> bool:
    address = parsed(match[0])
    if address is None or is_nobodys(address):
        return False
    if match[0] in _BLOCKS and after(match, 3).startswith(_BLOCKS[match[0]]):
        return False
    said = before(match, 16)
    if match[0].startswith(("10.", "192.168.", "172.")) or _ADDRESS_BEFORE.search(said):
        return True
    return not (_VERSION_BEFORE.search(said) or _is_like_a_version(match[0]))


def _is_like_a_version(address: str) -> bool:
    """Small numbers only: one address in a hundred thousand, and most versions."""
    numbers = [int(number) for number in address.split(".")]
    return numbers[0] < 10 and max(numbers) < 32


def _is_address_6(match: re.Match[str]) -> bool:
    # Most of what has colons is a time.
    if "::" not in match[0] and match[0].count(":") < 6:
        return False
    address = parsed(match[0])
    groups = [group for group in match[0].split(":") if group]
    if address is None or is_nobodys(address):
        return False
    # No network begins lower than 64:ff9b::, but slices of lists do: `[1::2]`.
    return len(groups) > 1 and len(groups[0]) > 1 and any(c.isdigit() for c in match[0])


def _is_hardware(match: re.Match[str]) -> bool:
    return not is_nobodys_text(match[0])


PATTERNS = (
    Pattern(kind=Kind.ADDRESS, regex=_IPV4, hints=(".",), is_sound=_is_address),
    Pattern(kind=Kind.ADDRESS, regex=_IPV6, hints=(":",), is_sound=_is_address_6),
    Pattern(
        kind=Kind.HARDWARE_ADDRESS,
        regex=_HARDWARE,
        flags=re.VERBOSE,
        is_sound=_is_hardware,
    ),
)
