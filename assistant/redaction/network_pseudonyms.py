"""Pseudonyms of addresses: still addresses, what was in one network still in one network.

IPv4 goes to 198.18.0.0/15, which RFC 2544 keeps for benchmarks: private addresses keep their last
12 bits and share a /20 with their neighbours, public ones keep the last 8 and share a /24. IPv6
goes to 2001:db8::/32, which RFC 3849 keeps for documentation: a /48 stays a /48, a /64 a /64.
Hardware addresses become locally administered ones (IEEE 802, second bit of the first byte).
"""

from __future__ import annotations

from collections.abc import Iterator
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

PSEUDONYMS_4 = IPv4Network("198.18.0.0/15")
PSEUDONYMS_6 = IPv6Network("2001:db8::/32")
# Carrier-grade addresses (RFC 6598) are as private as those of RFC 1918.
_PRIVATE = tuple(
    map(IPv4Network, ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10"))
)
_NAT64 = IPv6Network("64:ff9b::/96")

# Nobody's in particular: this computer to itself, a link to itself, everybody, netmasks, examples
# (RFC 5737), and the public name servers that many computers in the world are told to ask.
_NOBODYS_4 = tuple(
    IPv4Network(network)
    for network in (
        *("0.0.0.0/8", "127.0.0.0/8", "169.254.0.0/16", "224.0.0.0/3"),
        *("192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24", str(PSEUDONYMS_4)),
        *("1.1.1.1/32", "1.0.0.1/32", "8.8.8.8/32", "8.8.4.4/32", "9.9.9.9/32"),
    )
)
_NOBODYS_6 = tuple(
    map(IPv6Network, ("::/127", "ff00::/8", str(PSEUDONYMS_6), "2001:4860:4860::/64"))
)
# Our own pseudonyms, and multicast (RFC 7042); 33:33:ff of IPv6 holds somebody's address.
_NOBODYS_HARDWARE = ("020000", "01005e", "0180c2")
_LINK = IPv6Network("fe80::/10")
# The lower half of an address given by hand or by a server; random ones are far above.
_GIVEN = 1 << 32
_HOST = (1 << 64) - 1

# Where pseudonyms begin.
_FIRST_PUBLIC = int(IPv4Address("198.18.0.0"))
_FIRST_PRIVATE = int(IPv4Address("198.19.0.0"))
_FIRST_UNGIVEN = 0x1_0000


def is_nobodys(address: IPv4Address | IPv6Address) -> bool:
    """Whether an address says nothing about whose it is."""
    if isinstance(address, IPv4Address):
        return any(address in network for network in _NOBODYS_4)
    if address.ipv4_mapped or address in _NAT64:
        return is_nobodys(IPv4Address(int(address) & 0xFFFFFFFF))
    if address in _LINK:
        return int(address) & _HOST < _GIVEN
    return any(address in network for network in _NOBODYS_6)


def is_nobodys_text(address: str) -> bool:
    """The same of an IP or hardware address as it is written, with a zone or a prefix length."""
    bare = parsed(address)
    if bare is not None:
        return is_nobodys(bare)
    digits = digits_of(address)
    multicast = digits.startswith("3333") and not digits.startswith("3333ff")
    return multicast or digits.startswith(_NOBODYS_HARDWARE) or len(set(digits)) < 2


def parsed(address: str) -> IPv4Address | IPv6Address | None:
    """The IP address that is written there; None where there is none."""
    try:
        return ip_address(address.partition("%")[0].partition("/")[0])
    except ValueError:
        return None


def digits_of(hardware_address: str) -> str:
    """The hexadecimal digits, in lower case."""
    return "".join(c for c in hardware_address.lower() if c.isalnum())


class AddressesExhausted(Exception):
    """A report with more networks than there are pseudonyms of networks."""


class Addresses:
    """The pseudonyms of the addresses of one report."""

    def __init__(self) -> None:
        self._given: dict[tuple[str, int], int] = {}
        self._taken: dict[str, set[int]] = {}
        self._free: dict[str, Iterator[int]] = {
            "private": iter(range(_FIRST_PRIVATE, _FIRST_PRIVATE + 16 * 4096, 4096)),
            "public": iter(range(_FIRST_PUBLIC, _FIRST_PUBLIC + 256 * 256, 256)),
            "site": iter(range(1, 1 << 16)),
            "link": iter(range(1 << 16)),
            "host": iter(range(_FIRST_UNGIVEN, _GIVEN)),
        }

    def keep_clear_of(self, address: IPv4Address | IPv6Address) -> None:
        """Give nobody a pseudonym in the network of this address, which stands in the report."""
        number = int(address)
        if address in PSEUDONYMS_4:
            self._take("private", number & ~0xFFF)
            self._take("public", number & ~0xFF)
        elif address in PSEUDONYMS_6:
            self._take("site", number >> 80 & 0xFFFF)
        self._take("host", number & _HOST)

    def of(self, address: IPv4Address | IPv6Address) -> str:
        """The pseudonym; raises AddressesExhausted after a few hundred networks."""
        number = int(address)
        if isinstance(address, IPv4Address):
            return str(IPv4Address(self._of_4(number, address)))
        if address.ipv4_mapped:
            return f"::ffff:{self.of(address.ipv4_mapped)}"
        if address in _NAT64:
            return f"64:ff9b::{self.of(IPv4Address(number & 0xFFFFFFFF))}"
        if address in _LINK:
            return str(IPv6Address(int(_LINK.network_address) | self._host(number & _HOST)))
        return str(IPv6Address(self._of_6(number)))

    def _of_4(self, number: int, address: IPv4Address) -> int:
        if any(address in network for network in _PRIVATE):
            return self._new("private", number & ~0xFFF) | number & 0xFFF
        return self._new("public", number & ~0xFF) | number & 0xFF

    def _of_6(self, number: int) -> int:
        site, link = self._new("site", number >> 80), self._new("link", number >> 64)
        first = int(PSEUDONYMS_6.network_address)
        return first | site << 80 | link << 64 | self._host(number & _HOST)

    def _host(self, host: int) -> int:
        return host if host < _GIVEN else self._new("host", host)

    def _take(self, kind: str, number: int) -> None:
        self._taken.setdefault(kind, set()).add(number)

    def _new(self, kind: str, number: int) -> int:
        if (kind, number) not in self._given:
            taken = self._taken.get(kind, set())
            free = next((n for n in self._free[kind] if n not in taken), None)
            if free is None:
                raise AddressesExhausted
            self._given[kind, number] = free
        return self._given[kind, number]
