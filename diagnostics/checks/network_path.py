"""All legs of the way to the network, in their order."""

from __future__ import annotations

from diagnostics.checks import (
    captive_portal,
    default_route,
    latency,
    name_lookup,
    network_address,
    network_link,
    packet_loss,
    proxy,
    secure_connection,
    services,
)
from diagnostics.checks.legs import Chosen, Seen, checks
from diagnostics.facts import clock, network_path
from diagnostics.model import Check, Targets

LEGS = (
    network_link.LEG,
    network_address.LEG,
    default_route.LEG,
    packet_loss.LEG,
    latency.LEG,
    name_lookup.LEG,
    proxy.LEG,
    captive_portal.LEG,
    secure_connection.LEG,
    services.LEG,
)


def path_checks(targets: Targets, chosen: Chosen) -> tuple[Check, ...]:
    """The checks of all legs, over one walk along the way to `targets`."""
    seen = Seen(path=network_path.fact(targets), clock=clock.fact(targets.time_server))
    return checks(LEGS, seen, chosen)
