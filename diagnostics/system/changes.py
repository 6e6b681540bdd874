"""Waits for what changes on this computer, without looking: the kernel wakes us when it does.

On Linux one wait covers the network (rtnetlink(7)), mains power and devices (the kernel's uevents,
netlink(7)) and mounts (poll(2) on /proc/self/mountinfo, proc(5)). Whether the computer slept shows
in the clocks: CLOCK_BOOTTIME goes on in sleep and CLOCK_MONOTONIC does not (clock_gettime(2)); a
computer that wakes up always brings changes of its network or power along. On Windows and macOS
nothing is listened to: there the wait only ends with its time.
"""

from __future__ import annotations

import os
import select
import socket
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from enum import StrEnum
from typing import Protocol

from diagnostics.system.kernel_news import Network, news_of_device

# Signs of one change come in a burst: the cable, then an address, then a route.
SETTLE_SECONDS = 3.0
_LONGEST_BURST = 15.0
_SLEPT_SECONDS = 30.0
_LARGEST = 65536

# <linux/rtnetlink.h>: groups of link, IPv4 and IPv6 addresses, and IPv4 routes; <linux/netlink.h>
_NETWORK_GROUPS = 0x1 | 0x10 | 0x100 | 0x40
_DEVICE_PROTOCOL = 15
_KERNEL_GROUP = 1


class Change(StrEnum):
    """What may have changed."""

    NETWORK = "network"
    POWER = "power"
    DEVICES = "devices"
    MOUNTS = "mounts"
    WOKEN = "woken"


class Changes(Protocol):
    """Something that waits for changes."""

    def wait(self, seconds: float) -> frozenset[Change]:
        """What changed; nothing once `seconds` are over, or after `stop`."""

    def stop(self) -> None:
        """End a wait at once, from any thread, and every one after it."""

    def close(self) -> None:
        """Give back what it holds; nobody waits any more."""


def changes() -> Changes:
    """What this system offers."""
    return KernelChanges() if sys.platform == "linux" else NoChanges()


class NoChanges:
    """Waits, and hears of nothing."""

    def __init__(self) -> None:
        import threading

        self._stopped = threading.Event()

    def wait(self, seconds: float) -> frozenset[Change]:
        """Nothing, once the time is over."""
        self._stopped.wait(seconds)
        return frozenset()

    def stop(self) -> None:
        """End the wait."""
        self._stopped.set()

    def close(self) -> None:
        """There is nothing to give back."""


class KernelChanges:
    """Waits in one poll(2) for everything. What cannot be opened here is not heard of."""

    def __init__(self, settle: float = SETTLE_SECONDS) -> None:
        self._settle = settle
        self._network = Network()
        self._asleep = _slept()
        self._stop_read, self._stop_write = os.pipe()
        self._poll = select.poll()
        self._poll.register(self._stop_read, select.POLLIN)
        self._sources: dict[int, Callable[[], Change | None]] = {}
        self._open: list[socket.socket | int] = [self._stop_read, self._stop_write]
        with suppress(OSError):
            self._hear(_netlink(socket.NETLINK_ROUTE, _NETWORK_GROUPS), self._network_news)
        with suppress(OSError):
            self._hear(_netlink(_DEVICE_PROTOCOL, _KERNEL_GROUP), _device_news)
        with suppress(OSError):
            self._hear_mounts()

    def wait(self, seconds: float) -> frozenset[Change]:
        """What changed, once nothing more has for a moment."""
        found = self._next(seconds)
        ends = time.monotonic() + _LONGEST_BURST
        while found and time.monotonic() < ends and (more := self._next(self._settle)):
            found |= more
        slept, self._asleep = _slept() - self._asleep, _slept()
        return found | {Change.WOKEN} if found and slept > _SLEPT_SECONDS else found

    def stop(self) -> None:
        """End the wait."""
        with suppress(OSError):
            os.write(self._stop_write, b".")

    def close(self) -> None:
        """Give back every file."""
        for opened in self._open:
            with suppress(OSError):
                os.close(opened) if isinstance(opened, int) else opened.close()

    def _next(self, seconds: float) -> frozenset[Change]:
        """The next changes that count; most of what the kernel tells is nothing new."""
        ends = time.monotonic() + seconds
        while (left := ends - time.monotonic()) > 0:
            ready = [file for file, _ in self._poll.poll(left * 1000)]
            if self._stop_read in ready:
                return frozenset()
            news = (self._sources[file]() for file in ready)
            if found := frozenset(change for change in news if change is not None):
                return found
        return frozenset()

    def _hear(self, kernel: socket.socket, read: Callable[[socket.socket], Change | None]) -> None:
        self._open.append(kernel)
        self._sources[kernel.fileno()] = lambda: read(kernel)
        self._poll.register(kernel.fileno(), select.POLLIN)

    def _hear_mounts(self) -> None:
        file = os.open("/proc/self/mountinfo", os.O_RDONLY | os.O_CLOEXEC)
        self._open.append(file)
        self._sources[file] = lambda: Change.MOUNTS
        self._poll.register(file, select.POLLPRI)

    def _network_news(self, kernel: socket.socket) -> Change | None:
        return Change.NETWORK if self._network.changed_by(_from_kernel(kernel)) else None


def _device_news(kernel: socket.socket) -> Change | None:
    news = news_of_device(_from_kernel(kernel))
    return None if news is None else Change(news)


def _netlink(protocol: int, groups: int) -> socket.socket:
    kernel = socket.socket(socket.AF_NETLINK, socket.SOCK_RAW | socket.SOCK_CLOEXEC, protocol)
    try:
        kernel.bind((0, groups))
    except OSError:
        kernel.close()
        raise
    kernel.setblocking(False)
    return kernel


def _from_kernel(kernel: socket.socket) -> bytes:
    """One message; nothing where it is not from the kernel, whose address is 0."""
    try:
        message, sender = kernel.recvfrom(_LARGEST)
    except OSError:  # too many at once (ENOBUFS): what was lost, the next one tells again
        return b""
    return message if sender[0] == 0 else b""


def _slept() -> float:
    """Seconds for which this computer has been asleep since it was started."""
    return time.clock_gettime(time.CLOCK_BOOTTIME) - time.clock_gettime(time.CLOCK_MONOTONIC)
