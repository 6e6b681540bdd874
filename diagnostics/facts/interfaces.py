"""The network interfaces of this computer: which are connected, how fast, with which addresses.

psutil asks the system itself, the same on all three; only what an interface sends over is asked
elsewhere (`diagnostics.facts.media`).
"""

from __future__ import annotations

import ipaddress
from collections.abc import Iterable

import msgspec

from diagnostics.facts.media import Medium, media, medium_of
from diagnostics.identities import HardwareAddress, IPAddress
from diagnostics.system import Machine

Network = ipaddress.IPv4Network | ipaddress.IPv6Network


class Interface(msgspec.Struct, frozen=True, kw_only=True):
    """`speed_mbit` is None where it is not known; `errors` are of all `packets` since the start.

    `connected`: the cable is in, or the radio has joined a network.
    """

    name: str
    medium: Medium
    connected: bool
    addresses: tuple[IPAddress, ...] = ()
    hardware_address: HardwareAddress | None = None
    speed_mbit: int | None = None
    half_duplex: bool = False
    largest_packet: int = 0
    packets: int = 0
    errors: int = 0
    drops: int = 0


def interfaces(machine: Machine) -> tuple[Interface, ...]:
    """All interfaces but the loopback, in the system's order."""
    import psutil

    known = media(machine)
    addresses = psutil.net_if_addrs()
    counters = psutil.net_io_counters(pernic=True)
    return tuple(
        Interface(
            name=name,
            medium=known.get(name) or medium_of(name),
            connected=_connected(machine, name, found.isup),
            addresses=_addresses(addresses.get(name, [])),
            hardware_address=_hardware_address(addresses.get(name, [])),
            speed_mbit=found.speed or None,
            half_duplex=found.duplex == psutil.NIC_DUPLEX_HALF,
            largest_packet=found.mtu,
            **_traffic(counters.get(name)),
        )
        for name, found in psutil.net_if_stats().items()
        if "loopback" not in found.flags and not name.lower().startswith("loopback")
    )


def _connected(machine: Machine, name: str, running: bool) -> bool:
    """Linux says "running" up to a second late; of the cable itself it tells at once."""
    try:
        return machine.read(f"/sys/class/net/{name}/carrier").strip() == "1"
    except OSError:
        return running


def _traffic(counted: object) -> dict[str, int]:
    def number(*names: str) -> int:
        return sum(int(getattr(counted, name, 0)) for name in names)

    return {
        "packets": number("packets_sent", "packets_recv"),
        "errors": number("errin", "errout"),
        "drops": number("dropin", "dropout"),
    }


def _addresses(found: Iterable[object]) -> tuple[str, ...]:
    import socket

    kinds = {socket.AF_INET, socket.AF_INET6}
    return tuple(str(a.address) for a in found if getattr(a, "family", None) in kinds)  # type: ignore[attr-defined]


def _hardware_address(found: Iterable[object]) -> str | None:
    import psutil

    own = (a for a in found if getattr(a, "family", None) == psutil.AF_LINK)
    return next((str(a.address) for a in own), None)  # type: ignore[attr-defined]


def own_networks() -> tuple[Network, ...]:
    """The networks that this computer is in, whose members it reaches without a router."""
    import psutil

    found = (address for each in psutil.net_if_addrs().values() for address in each)
    networks = (network_of(address.address, address.netmask) for address in found)
    return tuple(network for network in networks if network is not None)


def network_of(address: str, netmask: str | None) -> Network | None:
    """The network of an address with its mask, both as psutil gives them; None for others."""
    try:
        ones = int(ipaddress.ip_address(netmask or "")).bit_count()
        return ipaddress.ip_network(f"{address.partition('%')[0]}/{ones}", strict=False)
    except ValueError:  # a hardware address, or a tunnel without a mask
        return None


def is_self_assigned(address: str) -> bool:
    """Whether it is one that a computer gives itself where no network does (RFC 3927)."""
    return address.startswith("169.254.")


def reaches_far(address: str) -> bool:
    """Whether one can be reached beyond the own cable or access point with this address."""
    try:
        parsed = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    return not (parsed.is_link_local or parsed.is_loopback or parsed.is_unspecified)
