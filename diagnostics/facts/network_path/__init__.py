"""The way from this computer to the services that people work with, walked leg by leg.

The legs are tried side by side; which of them is to blame for the rest is judged afterwards.
"""

from __future__ import annotations

from collections.abc import Callable

from diagnostics.facts.network_path.model import (
    Address,
    Answer,
    Certificate,
    Link,
    NameLookup,
    NetworkPath,
    Portal,
    PortalAnswer,
    Proxy,
    ProxyAnswer,
    Reached,
    Router,
    ServiceAnswer,
    Trip,
    Trust,
    Whom,
)
from diagnostics.model import Fact, Targets, Topic
from diagnostics.system import Machine, Platform

__all__ = [
    "Address",
    "Answer",
    "Certificate",
    "Link",
    "NameLookup",
    "NetworkPath",
    "Portal",
    "PortalAnswer",
    "Proxy",
    "ProxyAnswer",
    "Reached",
    "Router",
    "ServiceAnswer",
    "Trip",
    "Trust",
    "Whom",
    "fact",
]

# With the network up it takes a fraction of a second; where each answer takes 2 s on the way, 8 s,
# and on Windows and macOS the programs that are asked first and last take a while.
LIMIT = 11.0


def fact(targets: Targets) -> Fact[NetworkPath]:
    """The fact, read by walking the way to `targets`; nobody else beyond the router is asked."""
    return Fact(
        id="network_path",
        topic=Topic.NETWORK,
        limit=LIMIT,
        readers=dict.fromkeys(Platform, _reader(targets)),
    )


def _reader(targets: Targets) -> Callable[[Machine], NetworkPath]:
    def read(machine: Machine) -> NetworkPath:
        from diagnostics.facts.network_path.walk import walk

        return walk(machine, targets)

    return read
