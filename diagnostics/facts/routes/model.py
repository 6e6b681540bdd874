"""The way to the network, in one form for every system."""

from __future__ import annotations

import msgspec


class Route(msgspec.Struct, frozen=True, kw_only=True):
    """A default route. `interface` is its name where the system tells; a lower `metric` wins.

    `gateway` is the router's address, "" where the link itself is the way (telephone, VPN).
    """

    interface: str | None = None
    metric: int = 0
    gateway: str = ""


def preferred(routes: list[Route]) -> Route | None:
    """The route that is taken."""
    return min(routes, key=lambda route: route.metric, default=None)
