"""The kinds of things that are taken out, and what people call them."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from diagnostics.identities import IdentityKind
from diagnostics.text import Text, text


class Kind(StrEnum):
    """What was taken out; the value is the word that its pseudonyms begin with ("card-1").

    Accounts and home folders count as the person whose they are.
    """

    PERSON = "person"
    MAIL = "mail"
    COMPUTER = "computer"
    DOMAIN = "domain"
    ADDRESS = "address"
    HARDWARE_ADDRESS = "hardware-address"
    WIFI = "wifi"
    SERIAL = "serial"
    PRINTER = "printer"
    SHARE = "share"
    PHONE = "phone"
    POSTAL_ADDRESS = "place"
    NATIONAL_NUMBER = "national-number"
    BANK_ACCOUNT = "iban"
    CARD = "card"
    PASSWORD = "password"  # noqa: S105
    TOKEN = "token"  # noqa: S105
    COOKIE = "cookie"
    PRIVATE_KEY = "private-key"
    ENCODED = "encoded"


# What opens something or costs money, as opposed to what names somebody.
SECRETS = frozenset(
    {
        Kind.NATIONAL_NUMBER,
        Kind.BANK_ACCOUNT,
        Kind.CARD,
        Kind.PASSWORD,
        Kind.TOKEN,
        Kind.COOKIE,
        Kind.PRIVATE_KEY,
    }
)

NAMES: dict[Kind, Text] = {
    Kind.PERSON: text("Name of a person"),
    Kind.MAIL: text("Mail address"),
    Kind.COMPUTER: text("Name of a computer"),
    Kind.DOMAIN: text("Name of a network domain"),
    Kind.ADDRESS: text("Network address"),
    Kind.HARDWARE_ADDRESS: text("Hardware address"),
    Kind.WIFI: text("Name of a Wi-Fi network"),
    Kind.SERIAL: text("Serial number"),
    Kind.PRINTER: text("Name of a printer"),
    Kind.SHARE: text("Name of a shared folder"),
    Kind.PHONE: text("Phone number"),
    Kind.POSTAL_ADDRESS: text("Postal address"),
    Kind.NATIONAL_NUMBER: text("National number"),
    Kind.BANK_ACCOUNT: text("Bank account"),
    Kind.CARD: text("Payment card"),
    Kind.PASSWORD: text("Password"),
    Kind.TOKEN: text("Key of a service"),
    Kind.COOKIE: text("Session cookie"),
    Kind.PRIVATE_KEY: text("Private key"),
    Kind.ENCODED: text("Encoded data with a name in it"),
}

OF_IDENTITY: dict[IdentityKind, Kind] = {
    IdentityKind.ACCOUNT: Kind.PERSON,
    IdentityKind.PERSON: Kind.PERSON,
    IdentityKind.HOME: Kind.PERSON,
    IdentityKind.COMPUTER: Kind.COMPUTER,
    IdentityKind.DOMAIN: Kind.DOMAIN,
    IdentityKind.ADDRESS: Kind.ADDRESS,
    IdentityKind.HARDWARE_ADDRESS: Kind.HARDWARE_ADDRESS,
    IdentityKind.WIFI: Kind.WIFI,
    IdentityKind.SERIAL: Kind.SERIAL,
    IdentityKind.MAIL: Kind.MAIL,
    IdentityKind.PRINTER: Kind.PRINTER,
    IdentityKind.SHARE: Kind.SHARE,
}


class Found(msgspec.Struct, frozen=True):
    """Something to take out: from `begin` up to `end` of a text.

    `same` names what it stands for, where several forms stand for the same (a login and a name).
    """

    begin: int
    end: int
    kind: Kind
    same: str | None = None
