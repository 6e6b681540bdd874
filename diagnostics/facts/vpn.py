"""Which VPNs run, and what goes through them.

Which way a message would take is asked of the system by connecting a datagram socket, which sends
nothing: that holds for every kind of route, on every system.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

import msgspec

from diagnostics.facts import name_servers
from diagnostics.facts.interfaces import Interface, interfaces, reaches_far
from diagnostics.facts.media import Medium
from diagnostics.model import Fact, Topic
from diagnostics.system import Machine, Platform

# Addresses that nobody has (RFC 5737, RFC 3849): the way to them is the way to everybody.
_ANYBODY = ("203.0.113.1", "2001:db8::1")

_KINDS = (
    ("WireGuard", r"wg|wireguard|nordlynx|proton"),
    ("Tailscale", r"tailscale"),
    ("ZeroTier", r"zt"),
    ("Cisco", r"cscotun|anyconnect|cisco"),
    ("GlobalProtect", r"gpd|pangp|globalprotect"),
    ("Fortinet", r"forti"),
    ("OpenVPN", r"tun|tap|openvpn"),
    ("PPP", r"ppp"),
    ("IPsec", r"ipsec"),
)
_NAMED = tuple((kind, re.compile(names, re.IGNORECASE)) for kind, names in _KINDS)

Source = Callable[[str], str | None]


class Vpn(msgspec.Struct, frozen=True, kw_only=True):
    """One that runs. `all_traffic` and `names` say what goes through it."""

    interface: str
    kind: str
    all_traffic: bool
    names: bool


class Vpns(msgspec.Struct, frozen=True, kw_only=True):
    """Those that run, of so many network adapters."""

    running: tuple[Vpn, ...]
    adapters: int


def source_of(address: str) -> str | None:
    """The own address from which a message to `address` would go out; None without a way."""
    import socket

    try:
        found = socket.getaddrinfo(address, 9, type=socket.SOCK_DGRAM, flags=socket.AI_NUMERICHOST)
        with socket.socket(found[0][0], socket.SOCK_DGRAM) as unsent:
            unsent.connect(found[0][4])
            return str(unsent.getsockname()[0])
    except OSError:
        return None


def vpns(adapters: Iterable[Interface], servers: Iterable[str], source: Source = source_of) -> Vpns:
    """The tunnels among `adapters` that are up and lead somewhere."""
    every = tuple(adapters)
    tunnels = [t for t in every if t.medium is Medium.TUNNEL and t.connected]
    running = [t for t in tunnels if any(map(reaches_far, t.addresses))]
    out = {source(address) for address in _ANYBODY}
    asking = {source(server) for server in servers}
    return Vpns(
        running=tuple(
            Vpn(
                interface=tunnel.name,
                kind=kind_of(tunnel.name),
                all_traffic=bool(out & set(tunnel.addresses)),
                names=bool(asking & set(tunnel.addresses)),
            )
            for tunnel in running
        ),
        adapters=len(every),
    )


def kind_of(name: str) -> str:
    """The maker or protocol that the name of an interface tells; "VPN" where it tells none."""
    return next((kind for kind, names in _NAMED if names.match(name)), "VPN")


def _read(machine: Machine) -> Vpns:
    return vpns(interfaces(machine), name_servers.read(machine).servers)


FACT = Fact(id="vpn", topic=Topic.VPN, limit=3.0, readers=dict.fromkeys(Platform, _read))
