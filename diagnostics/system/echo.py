"""Messages that every computer sends back by itself: ICMP echo (RFC 792, RFC 4443).

Linux and macOS let every person send them by a datagram socket, Linux to the groups in
net.ipv4.ping_group_range; an administrator may use a raw one. Windows has no such socket.
"""

from __future__ import annotations

import os
import socket
import struct

from diagnostics.system.messages import Messages

_ECHO = {socket.AF_INET: (8, 0), socket.AF_INET6: (128, 129)}
_PROTOCOL = {socket.AF_INET: socket.IPPROTO_ICMP, socket.AF_INET6: socket.IPPROTO_ICMPV6}
_HEADER = struct.Struct("!BBHHH")
_TOKEN = 8


def echo_to(address: str) -> Messages:
    """A conversation with one address; raises OSError where the system does not allow one."""
    found = socket.getaddrinfo(address, 0, flags=socket.AI_NUMERICHOST)[0]
    family, token = found[0], os.urandom(_TOKEN)
    conversation = _open(family)
    try:
        conversation.connect(found[4])
    except OSError:
        conversation.close()
        raise
    return Messages(
        conversation,
        write=lambda number: message(family, os.getpid() & 0xFFFF, number, token),
        read=lambda packet: echoed(family, packet, token),
    )


def _open(family: int) -> socket.socket:
    protocol = _PROTOCOL[socket.AddressFamily(family)]
    try:
        return socket.socket(family, socket.SOCK_DGRAM, protocol)
    except OSError:
        return socket.socket(family, socket.SOCK_RAW, protocol)


def message(family: int, name: int, number: int, token: bytes) -> bytes:
    """An echo request; the kernel fills in the checksum of IPv6."""
    kind = _ECHO[socket.AddressFamily(family)][0]
    bare = _HEADER.pack(kind, 0, 0, name, number) + token
    return _HEADER.pack(kind, 0, checksum(bare), name, number) + token


def echoed(family: int, packet: bytes, token: bytes) -> int | None:
    """The number in an echo reply to a message of ours; None for anything else."""
    kind = _ECHO[socket.AddressFamily(family)][1]
    if family == socket.AF_INET and packet[:1] and packet[0] >> 4 == 4:
        packet = packet[(packet[0] & 0x0F) * 4 :]  # raw sockets, and macOS, show the IP header too
    if len(packet) < _HEADER.size + _TOKEN or packet[0] != kind:
        return None
    ours = packet[_HEADER.size : _HEADER.size + _TOKEN] == token
    return int.from_bytes(packet[6:8]) if ours else None


def checksum(data: bytes) -> int:
    """The Internet checksum (RFC 1071)."""
    padded = data + b"\0" * (len(data) % 2)
    total: int = sum(struct.unpack(f"!{len(padded) // 2}H", padded))
    while total >> 16:
        total = (total & 0xFFFF) + (total >> 16)
    return ~total & 0xFFFF
