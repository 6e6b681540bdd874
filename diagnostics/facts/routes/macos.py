"""Default routes from `netstat -rn` of macOS."""

from __future__ import annotations

import re

from diagnostics.facts.commands import answer
from diagnostics.facts.routes.model import Route
from diagnostics.system import Machine

# A line: default            192.168.1.1        UGScg                 en0
_DEFAULT = re.compile(r"^default +(\S+) +([A-Za-z]+) +(\S+)", re.MULTILINE)
# Flag I: only for programs that ask for this interface by name (a second network, a sleeping VPN).
_SCOPED = "I"


def routes(machine: Machine) -> list[Route]:
    """The default routes for IPv4 and IPv6."""
    return parse(answer(machine, "netstat", "-rn", limit=1.0))


def parse(printed: str) -> list[Route]:
    """The lines for "default" that every program uses; the first is taken, so it costs least."""
    found = [row for row in _DEFAULT.findall(printed) if _SCOPED not in row[1]]
    return [
        Route(interface=interface, metric=place, gateway=_router(gateway))
        for place, (gateway, _, interface) in enumerate(found)
    ]


def _router(gateway: str) -> str:
    """The address without the interface; a link that is itself the way ("link#14") has none."""
    return "" if gateway.startswith("link#") else gateway.partition("%")[0]
