"""What names somebody or something on this computer, in one form for every system."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from diagnostics.identities import (
    AccountName,
    ComputerName,
    DomainName,
    HardwareAddress,
    HomeFolder,
    IPAddress,
    MailAddress,
    PersonName,
    PrinterName,
    SerialNumber,
    ShareName,
    WifiName,
)

# A terminal server has hundreds of accounts; a report is about one of them.
MOST = 300


class IdentitiesHere(msgspec.Struct, frozen=True, kw_only=True):
    """Read to be taken out of reports; never goes along itself. What cannot be read is left out."""

    accounts: tuple[AccountName, ...] = ()
    people: tuple[PersonName, ...] = ()
    homes: tuple[HomeFolder, ...] = ()
    computers: tuple[ComputerName, ...] = ()
    domains: tuple[DomainName, ...] = ()
    addresses: tuple[IPAddress, ...] = ()
    hardware_addresses: tuple[HardwareAddress, ...] = ()
    wifi_networks: tuple[WifiName, ...] = ()
    serials: tuple[SerialNumber, ...] = ()
    mail_addresses: tuple[MailAddress, ...] = ()
    printers: tuple[PrinterName, ...] = ()
    shares: tuple[ShareName, ...] = ()


def capped(names: Iterable[str | None]) -> tuple[str, ...]:
    """Each name once, without empty ones, and not too many."""
    kept = dict.fromkeys(name.strip() for name in names if name and name.strip())
    return tuple(kept)[:MOST]
