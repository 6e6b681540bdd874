"""What Linux knows of the computers on the same cable: who told its hardware address.

Asked of the kernel by rtnetlink(7): /proc/net/arp lacks IPv6, and a program need not be there.
"""

from __future__ import annotations

import ipaddress
import socket
import struct
from collections.abc import Iterator
from enum import Enum

# <linux/netlink.h>, <linux/rtnetlink.h>, <linux/neighbour.h>
_MESSAGE = struct.Struct("=IHHII")
_NEIGHBOUR = struct.Struct("=BBHiHBB")
_ATTRIBUTE = struct.Struct("=HH")
_GET_NEIGHBOURS, _NEW_NEIGHBOUR, _DONE, _ERROR = 30, 28, 3, 2
_REQUEST_DUMP = 0x301
_DESTINATION = 1
_INCOMPLETE, _REACHABLE, _FAILED, _NO_ARP, _PERMANENT = 0x01, 0x02, 0x20, 0x40, 0x80
_PATIENCE = 0.5


class Known(Enum):
    """ANSWERED lately, SILENT so far although asked, or known from EARLIER and not asked again."""

    ANSWERED = "answered"
    EARLIER = "earlier"
    SILENT = "silent"


def neighbour(address: str) -> Known | None:
    """What is known of one address (with or without %interface); None where it was not asked."""
    wanted = address.partition("%")[0]
    return next((known for found, known in neighbours() if found == wanted), None)


def neighbours() -> Iterator[tuple[str, Known]]:
    """Every address in the kernel's tables; raises OSError where there is no rtnetlink."""
    with socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, 0) as kernel:
        kernel.settimeout(_PATIENCE)
        length = _MESSAGE.size + _NEIGHBOUR.size
        kernel.send(
            _MESSAGE.pack(length, _GET_NEIGHBOURS, _REQUEST_DUMP, 1, 0)
            + _NEIGHBOUR.pack(0, 0, 0, 0, 0, 0, 0)
        )
        going_on = True
        while going_on:
            found, going_on = parse(kernel.recv(65536))
            yield from found


def parse(answer: bytes) -> tuple[list[tuple[str, Known]], bool]:
    """The neighbours in one piece of the kernel's answer, and whether another follows."""
    found: list[tuple[str, Known]] = []
    place = 0
    while place + _MESSAGE.size <= len(answer):
        length, kind = _MESSAGE.unpack_from(answer, place)[:2]
        if kind in {_DONE, _ERROR} or length < _MESSAGE.size:
            return found, False
        if kind == _NEW_NEIGHBOUR:
            found += _entry(answer[place + _MESSAGE.size : place + length])
        place += (length + 3) & ~3
    return found, True


def _entry(body: bytes) -> list[tuple[str, Known]]:
    if len(body) < _NEIGHBOUR.size:
        return []
    state = _NEIGHBOUR.unpack_from(body)[4]
    place = _NEIGHBOUR.size
    while place + _ATTRIBUTE.size <= len(body):
        length, kind = _ATTRIBUTE.unpack_from(body, place)
        value = body[place + _ATTRIBUTE.size : place + length]
        if kind == _DESTINATION and len(value) in {4, 16}:
            return [(str(ipaddress.ip_address(value)), _known(state))]
        place += max(4, (length + 3) & ~3)
    return []


def _known(state: int) -> Known:
    if state & (_REACHABLE | _NO_ARP | _PERMANENT):
        return Known.ANSWERED
    return Known.SILENT if state & (_INCOMPLETE | _FAILED) else Known.EARLIER
