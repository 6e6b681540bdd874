"""What is known of the way before anything is sent: links, addresses, routes, settings."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from diagnostics.facts import name_servers, proxy, routes
from diagnostics.facts.interfaces import (
    Interface,
    interfaces,
    is_self_assigned,
    reaches_far,
)
from diagnostics.facts.media import Medium
from diagnostics.facts.network_path.model import Address, Link
from diagnostics.facts.proxy import Setting
from diagnostics.facts.routes import Route, preferred
from diagnostics.model import CannotTell
from diagnostics.system import Machine, ProgramMissing, ProgramTimedOut


class Nearby(msgspec.Struct, frozen=True, kw_only=True):
    """Where the way begins. `router` is the preferred route; `setting` is None if unreadable."""

    link: Link
    address: Address
    routes: int
    router: Route | None
    servers: tuple[str, ...]
    setting: Setting | None


def look(machine: Machine) -> Nearby:
    """Read it; a few milliseconds on Linux, one or two programs elsewhere."""
    known = routes.default_routes(machine)
    used = {route.interface for route in known}
    cards = [i for i in interfaces(machine) if i.medium is not Medium.INTERNAL or i.name in used]
    router = preferred(known)
    return Nearby(
        link=link(cards, router.interface if router else None),
        address=address(cards),
        routes=len(known),
        router=router,
        servers=name_servers.read(machine).servers,
        setting=_setting(machine),
    )


def link(cards: Sequence[Interface], used: str | None) -> Link:
    """The state of the link; tunnels need one below them and are none themselves."""
    real = [card for card in cards if card.medium is not Medium.TUNNEL]
    connected = [card for card in real if card.connected]
    best = next((card for card in connected if card.name == used), None)
    best = best or next(iter(connected), None)
    if best is None:
        only = real[0].name if len(real) == 1 else None
        return Link(adapters=len(real), connected=0, interface=only)
    return Link(
        adapters=len(real),
        connected=len(connected),
        interface=best.name,
        medium=best.medium,
        speed_mbit=best.speed_mbit,
        half_duplex=best.half_duplex,
        largest_packet=best.largest_packet,
        error_ratio=best.errors / best.packets if best.packets else 0.0,
    )


def address(cards: Sequence[Interface]) -> Address:
    """How many addresses there are that lead somewhere, on what is connected."""
    found = [a for card in cards if card.connected for a in card.addresses]
    far = [a for a in found if reaches_far(a)]
    return Address(
        ipv4=sum(":" not in a for a in far),
        ipv6=sum(":" in a for a in far),
        self_assigned=next((a for a in found if is_self_assigned(a)), None),
    )


def _setting(machine: Machine) -> Setting | None:
    try:
        return proxy.setting(machine)
    except (CannotTell, ProgramMissing, ProgramTimedOut):
        return None
