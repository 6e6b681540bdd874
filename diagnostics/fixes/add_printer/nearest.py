"""Which printer is near: the one whose network this computer is in, the narrowest first."""

from __future__ import annotations

import ipaddress
from collections.abc import Iterable, Sequence
from contextlib import suppress

from diagnostics.model import OfficePrinter


def by_distance(
    printers: Sequence[OfficePrinter], addresses: Iterable[str]
) -> list[tuple[OfficePrinter, bool]]:
    """All of them, each with whether it is near; equally near ones in the order of the list."""
    own = [parsed for address in addresses if (parsed := _parsed(address)) is not None]
    narrow = {printer.id: _narrowest(printer, own) for printer in printers}
    ordered = sorted(printers, key=lambda printer: -narrow[printer.id])
    return [(printer, narrow[printer.id] >= 0) for printer in ordered]


def _narrowest(
    printer: OfficePrinter, own: Sequence[ipaddress.IPv4Address | ipaddress.IPv6Address]
) -> int:
    """The length of the longest prefix that holds one of the addresses; -1 for none."""
    networks = (ipaddress.ip_network(network) for network in printer.networks)
    return max((n.prefixlen for n in networks if any(a in n for a in own)), default=-1)


def _parsed(address: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    with suppress(ValueError):
        return ipaddress.ip_address(address.partition("%")[0])
    return None
