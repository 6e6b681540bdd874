"""Whether this computer knows a way to the network, and whether the router at its end answers."""

from __future__ import annotations

from collections.abc import Iterable

from diagnostics.facts.default_route import linux, macos, windows
from diagnostics.facts.default_route.model import DefaultRoute, Route, preferred
from diagnostics.model import Fact, Topic
from diagnostics.system import Machine, Platform

__all__ = ["FACT", "DefaultRoute"]

_SELF_ASSIGNED = "169.254."


def _linux(machine: Machine) -> DefaultRoute:
    routes = linux.routes(machine)
    best = preferred(routes)
    answers = linux.router_answers(machine, best.gateway) if best and best.gateway else None
    return _way(routes, answers)


def _macos(machine: Machine) -> DefaultRoute:
    return _way(macos.routes(machine))


def _windows(machine: Machine) -> DefaultRoute:
    return _way(windows.routes(machine))


def _way(routes: list[Route], router_answers: bool | None = None) -> DefaultRoute:
    best = preferred(routes)
    return DefaultRoute(
        routes=len(routes),
        interface=best.interface if best else None,
        router_answers=router_answers,
        self_assigned=not routes and has_self_assigned(_addresses()),
    )


def has_self_assigned(addresses: Iterable[str]) -> bool:
    """Whether one of the addresses is from 169.254.0.0/16."""
    return any(address.startswith(_SELF_ASSIGNED) for address in addresses)


def _addresses() -> list[str]:
    import psutil

    return [address.address for found in psutil.net_if_addrs().values() for address in found]


FACT = Fact(
    id="default_route",
    topic=Topic.NETWORK,
    limit=1.5,
    readers={Platform.LINUX: _linux, Platform.MACOS: _macos, Platform.WINDOWS: _windows},
)
