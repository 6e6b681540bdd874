"""Default routes from `route print` of Windows; headings are translated, so only rows are read."""

from __future__ import annotations

import re
from collections.abc import Mapping

from diagnostics.facts.commands import answer
from diagnostics.facts.interfaces import interfaces
from diagnostics.facts.routes.model import Route
from diagnostics.system import Machine

# Network, mask, gateway ("On-link" is translated), interface's address, metric.
_IPV4 = re.compile(r"^ +0\.0\.0\.0 +0\.0\.0\.0 +(\S.*?) +([\d.]+) +(\d+) *$", re.MULTILINE)
# Interface's number, metric, destination, gateway.
_IPV6 = re.compile(r"^ +(\d+) +(\d+) ::/0 +(\S+)", re.MULTILINE)
_ADDRESS = re.compile(r"[\d.]+|[0-9a-f:]*:[0-9a-f:]+")


def routes(machine: Machine) -> list[Route]:
    """The default routes for IPv4 and IPv6."""
    names = {address: each.name for each in interfaces(machine) for address in each.addresses}
    return parse(answer(machine, "route", "print", limit=1.0), names)


def parse(printed: str, names: Mapping[str, str]) -> list[Route]:
    """The rows to 0.0.0.0/0 and ::/0; rows of persistent routes have no interface and no match.

    Windows tells interfaces by their address, which `names` turns into a name, or by a number.
    """
    ipv4 = [
        Route(interface=names.get(address), metric=int(metric), gateway=_router(gateway))
        for gateway, address, metric in _IPV4.findall(printed)
    ]
    ipv6 = [
        Route(interface=number, metric=int(metric), gateway=_router(gateway))
        for number, metric, gateway in _IPV6.findall(printed)
    ]
    return ipv4 + ipv6


def _router(gateway: str) -> str:
    return gateway if _ADDRESS.fullmatch(gateway) else ""
