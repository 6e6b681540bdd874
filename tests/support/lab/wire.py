"""A cable that loses or delays what goes through it, in a kernel that has no such thing.

Two network devices whose cable is this program: what one sends, the other receives, unless it is
lost. Of every twenty packets as many are lost as of all, in an order that a seed decides.
"""

from __future__ import annotations

import fcntl
import heapq
import os
import random
import select
import struct
import threading
import time
from collections.abc import Iterator

# <linux/if_tun.h>: an Ethernet device, whose packets come without a head of the driver's own.
_TUNSETIFF = 0x400454CA
_IFF_TAP, _IFF_NO_PI = 0x0002, 0x1000
_LARGEST = 65536
_SEED = 7
_DECK = 20

# The type in the head of an Ethernet packet; finding each other (ARP) is never lost, so that what
# does get lost is what a test sent.
_IP = {b"\x08\x00", b"\x86\xdd"}


class Wire:
    """Connects two devices that it makes; `lost` holds in one direction only, away from `near`."""

    def __init__(self, near: str, far: str, *, lost: float, delay: float) -> None:
        self._near, self._far = _device(near), _device(far)
        self._delay = delay
        self._luck = _deck(lost)
        self._queue: list[tuple[float, int, int, bytes]] = []
        self._number = 0
        threading.Thread(target=self._carry, name="wire", daemon=True).start()

    def _carry(self) -> None:
        while True:
            left = self._queue[0][0] - time.monotonic() if self._queue else None
            patience = None if left is None else max(0.0, left)
            for end in select.select([self._near, self._far], [], [], patience)[0]:
                self._take(end, os.read(end, _LARGEST))
            while self._queue and self._queue[0][0] <= time.monotonic():
                _, _, other, packet = heapq.heappop(self._queue)
                os.write(other, packet)

    def _take(self, end: int, packet: bytes) -> None:
        if end == self._near and packet[12:14] in _IP and next(self._luck):
            return
        self._number += 1
        other = self._far if end == self._near else self._near
        due = time.monotonic() + self._delay
        heapq.heappush(self._queue, (due, self._number, other, packet))


def _deck(lost: float) -> Iterator[bool]:
    """Which packets are lost: cards from a deck that is shuffled each time it is used up."""
    shuffle = random.Random(_SEED).shuffle  # noqa: S311  # it keeps no secret
    cards = [place < round(lost * _DECK) for place in range(_DECK)]
    while True:
        shuffle(cards)
        yield from cards


def _device(name: str) -> int:
    device = os.open("/dev/net/tun", os.O_RDWR)
    fcntl.ioctl(device, _TUNSETIFF, struct.pack("16sH22x", name.encode(), _IFF_TAP | _IFF_NO_PI))
    return device
