"""Marks the values in facts that name a person, a computer or a place.

A fact says so in the types of its fields; whoever makes a report takes every such value out of all
of it, wherever it stands. The marks are data on the type, so that no list of field names can fall
behind the facts.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

import msgspec


class IdentityKind(StrEnum):
    """What an identity names; its pseudonyms are called after it ("printer-1")."""

    ACCOUNT = "account"
    PERSON = "person"
    COMPUTER = "computer"
    DOMAIN = "domain"
    HOME = "home"
    ADDRESS = "address"
    HARDWARE_ADDRESS = "hardware_address"
    WIFI = "wifi"
    SERIAL = "serial"
    MAIL = "mail"
    PRINTER = "printer"
    SHARE = "share"


class Identity(msgspec.Struct, frozen=True):
    """A value that names somebody or something, and what kind of name it is."""

    kind: IdentityKind
    value: str


# The types of fields of facts: `printer: PrinterName`, `users: tuple[AccountName, ...]`.
AccountName = Annotated[str, IdentityKind.ACCOUNT]
PersonName = Annotated[str, IdentityKind.PERSON]
ComputerName = Annotated[str, IdentityKind.COMPUTER]
DomainName = Annotated[str, IdentityKind.DOMAIN]
HomeFolder = Annotated[str, IdentityKind.HOME]
IPAddress = Annotated[str, IdentityKind.ADDRESS]
HardwareAddress = Annotated[str, IdentityKind.HARDWARE_ADDRESS]
WifiName = Annotated[str, IdentityKind.WIFI]
SerialNumber = Annotated[str, IdentityKind.SERIAL]
MailAddress = Annotated[str, IdentityKind.MAIL]
PrinterName = Annotated[str, IdentityKind.PRINTER]
ShareName = Annotated[str, IdentityKind.SHARE]


def identities(value: object) -> tuple[Identity, ...]:
    """Every identity in the value of a fact, each once, in the order in which they stand there."""
    return tuple(dict.fromkeys(_walk(value, type(value))))


def _walk(value: object, hint: Any) -> Iterator[Identity]:
    match value:
        case str() if value:
            yield from (Identity(kind, value) for kind in _marks(hint))
        case msgspec.Struct():
            for name, inner in _hints(type(value)).items():
                yield from _walk(getattr(value, name), inner)
        case dict():
            of_key, of_value = _inside(hint)
            for key, item in value.items():
                yield from _walk(key, of_key)
                yield from _walk(item, of_value)
        case tuple() | list():
            for item in value:
                yield from _walk(item, _inside(hint)[0])


def _marks(hint: Any) -> Iterator[IdentityKind]:
    for option in _options(hint):
        marks = getattr(option, "__metadata__", ())
        yield from (mark for mark in marks if isinstance(mark, IdentityKind))


def _inside(hint: Any) -> tuple[Any, ...]:
    """The types of what a container holds: `tuple[str, ...]` holds str."""
    return next((get_args(option) for option in _options(hint) if get_args(option)), (None, None))


def _options(hint: Any) -> tuple[Any, ...]:
    return get_args(hint) if get_origin(hint) in {Union, UnionType} else (hint,)


@cache
def _hints(kind: type[msgspec.Struct]) -> dict[str, Any]:
    return get_type_hints(kind, include_extras=True)
