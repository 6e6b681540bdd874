"""Every network adapter of this computer, with its speed, its addresses and its mistakes."""

from __future__ import annotations

import msgspec

from diagnostics.facts.interfaces import Interface, interfaces
from diagnostics.model import Fact, Goes, Topic
from diagnostics.system import Machine, Platform


class NetworkAdapters(msgspec.Struct, frozen=True, kw_only=True):
    """All of them, those of virtual machines and VPNs included."""

    adapters: tuple[Interface, ...]


def _read(machine: Machine) -> NetworkAdapters:
    return NetworkAdapters(adapters=interfaces(machine))


FACT = Fact(
    id="network_adapters",
    topic=Topic.NETWORK,
    limit=1.5,
    goes=Goes.BY_CHOICE,
    readers=dict.fromkeys(Platform, _read),
)
