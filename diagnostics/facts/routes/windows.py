"""Default routes from `route print` of Windows; headings are translated, so only rows are read."""

from __future__ import annotations

import re

from diagnostics.facts.commands import answer
from diagnostics.facts.routes.model import Route
from diagnostics.system import Machine

# Network, mask, gateway ("On-link" is translated), interface's address, metric.
_IPV4 = re.compile(r"^ +0\.0\.0\.0 +0\.0\.0\.0 +\S.*? +[\d.]+ +(\d+) *$", re.MULTILINE)
# Interface's number, metric, destination.
_IPV6 = re.compile(r"^ +\d+ +(\d+) ::/0\b", re.MULTILINE)


def routes(machine: Machine) -> list[Route]:
    """The default routes for IPv4 and IPv6; Windows tells interfaces by address only."""
    return parse(answer(machine, "route", "print", limit=1.0))


def parse(printed: str) -> list[Route]:
    """The rows to 0.0.0.0/0 and ::/0; rows of persistent routes have no interface and no match."""
    metrics = _IPV4.findall(printed) + _IPV6.findall(printed)
    return [Route(metric=int(metric)) for metric in metrics]
