"""Tells which of the kernel's messages are news: most only repeat what was known.

Wi-Fi announces its link anew at every scan, and an address its lease at every renewal; neither
changes anything for a person.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

# <linux/netlink.h>, <linux/rtnetlink.h>, <linux/if_addr.h>
_MESSAGE = struct.Struct("=IHHII")
_LINK = struct.Struct("=BBHiII")
_ADDRESS = struct.Struct("=BBBBI")
_ROUTE = struct.Struct("=BBBBBBBBI")
_ATTRIBUTE = struct.Struct("=HH")
_NEW_LINK, _DEL_LINK, _NEW_ADDRESS, _DEL_ADDRESS, _NEW_ROUTE, _DEL_ROUTE = 16, 17, 20, 21, 24, 25
_IFA_ADDRESS, _RTA_GATEWAY = 1, 5
# Up, running, and with a carrier (netdevice(7)).
_IN_USE = 0x1 | 0x40 | 0x10000
# A few networks have thousands of routes; what is known of them is forgotten rather than kept.
_MOST_KNOWN = 4096

_DEVICES = {"drm", "sound", "usb", "video4linux", "input"}


class Network:
    """Knows the links, addresses and default routes that it was told of."""

    def __init__(self) -> None:
        self._known: dict[bytes, int] = {}

    def changed_by(self, message: bytes) -> bool:
        """Whether this tells something that was not known."""
        news = [self._is_news(kind, body) for kind, body in parts(message)]  # each is remembered
        return any(news)

    def _is_news(self, kind: int, body: bytes) -> bool:
        about = _about(kind, body)
        if about is None:
            return False
        name, state = about
        if len(self._known) > _MOST_KNOWN:
            self._known.clear()
        known, self._known[name] = self._known.get(name), state
        return known != state


def parts(message: bytes) -> Iterator[tuple[int, bytes]]:
    """The kind and body of each netlink message in what was received; stops at nonsense."""
    place = 0
    while place + _MESSAGE.size <= len(message):
        length, kind = _MESSAGE.unpack_from(message, place)[:2]
        if length < _MESSAGE.size or place + length > len(message):
            return
        yield kind, message[place + _MESSAGE.size : place + length]
        place += (length + 3) & ~3


def _about(kind: int, body: bytes) -> tuple[bytes, int] | None:
    """What a message is about, and the state of that; None for what does not count."""
    if kind in {_NEW_LINK, _DEL_LINK} and len(body) >= _LINK.size:
        index, flags = _LINK.unpack_from(body)[3:5]
        return b"link %d" % index, flags & _IN_USE if kind == _NEW_LINK else -1
    if kind in {_NEW_ADDRESS, _DEL_ADDRESS} and len(body) >= _ADDRESS.size:
        index = _ADDRESS.unpack_from(body)[4]
        address = _attribute(body[_ADDRESS.size :], _IFA_ADDRESS)
        return b"address %d %b" % (index, address), int(kind == _NEW_ADDRESS)
    if kind in {_NEW_ROUTE, _DEL_ROUTE} and len(body) >= _ROUTE.size and body[1] == 0:
        gateway = _attribute(body[_ROUTE.size :], _RTA_GATEWAY)
        return b"route %b" % gateway, int(kind == _NEW_ROUTE)
    return None


def _attribute(body: bytes, wanted: int) -> bytes:
    place = 0
    while place + _ATTRIBUTE.size <= len(body):
        length, kind = _ATTRIBUTE.unpack_from(body, place)
        if length < _ATTRIBUTE.size:
            return b""
        if kind == wanted:
            return body[place + _ATTRIBUTE.size : place + length]
        place += (length + 3) & ~3
    return b""


def news_of_device(message: bytes) -> str | None:
    """Whether a uevent is of "power" or "devices"; None for any other.

    It is `change@/devices/…`, then KEY=value, each ended by a zero (lib/kobject_uevent.c).
    A battery tells of every percent; only mains power, coming or going, counts.
    """
    fields = dict(
        field.split("=", 1)
        for field in message.decode("ascii", "replace").split("\0")[1:]
        if "=" in field
    )
    subsystem = fields.get("SUBSYSTEM")
    if subsystem == "power_supply":
        return "power" if "POWER_SUPPLY_ONLINE" in fields else None
    if subsystem not in _DEVICES:
        return None
    return "devices" if fields.get("ACTION") in {"add", "remove"} or "HOTPLUG" in fields else None
