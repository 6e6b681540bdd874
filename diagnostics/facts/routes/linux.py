"""Default routes from /proc/net (proc(5)): no program to start, nothing sent."""

from __future__ import annotations

import ipaddress
import sys
from contextlib import suppress

from diagnostics.facts.routes.model import Route
from diagnostics.system import Machine

_UP = 0x1
_REJECT = 0x200
_NOWHERE = "0" * 32


def routes(machine: Machine) -> list[Route]:
    """The default routes for IPv4 and IPv6; IPv6 may be switched off."""
    found = ipv4(machine.read("/proc/net/route"))
    with suppress(FileNotFoundError):
        found += ipv6(machine.read("/proc/net/ipv6_route"))
    return found


def ipv4(table: str) -> list[Route]:
    """Default routes in /proc/net/route: to 0.0.0.0/0, up and not rejecting."""
    rows = [line.split() for line in table.splitlines()[1:]]
    return [
        Route(interface=row[0], metric=int(row[6]), gateway=_address(row[2]))
        for row in rows
        if len(row) >= 8 and int(row[1], 16) == int(row[7], 16) == 0 and _usable(row[3])
    ]


def ipv6(table: str) -> list[Route]:
    """Default routes in /proc/net/ipv6_route: to ::/0, up and not rejecting."""
    rows = [line.split() for line in table.splitlines()]
    return [
        Route(interface=row[9], metric=int(row[5], 16), gateway=_address6(row[4]))
        for row in rows
        if len(row) >= 10 and row[0] == _NOWHERE and row[1] == "00" and _usable(row[8])
    ]


def _usable(flags: str) -> bool:
    return int(flags, 16) & (_UP | _REJECT) == _UP


def _address(printed: str) -> str:
    """An address as the kernel prints it: the number in memory, so in the machine's byte order."""
    packed = int(printed, 16).to_bytes(4, sys.byteorder)
    return ".".join(str(part) for part in packed) if any(packed) else ""


def _address6(printed: str) -> str:
    return "" if printed == _NOWHERE else str(ipaddress.IPv6Address(int(printed, 16)))
