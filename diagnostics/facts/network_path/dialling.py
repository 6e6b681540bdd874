"""Connecting to a host as programs do: its name is looked up, the proxy is used where one is set.

Each part has its time taken, and what goes wrong says at which part it did.
"""

from __future__ import annotations

import socket
import time
from typing import Any

import msgspec

from diagnostics.facts.network_path import web
from diagnostics.facts.network_path.model import Reached
from diagnostics.facts.network_path.together import Started, Stopwatch
from diagnostics.facts.proxy import Kind, Setting, goes_beside

# What a name may take, after which there is time left to tell what that means.
LOOKUP_PATIENCE = 5.0
CONNECT_PATIENCE = 4.0
# After so long the next of several addresses is tried, as browsers do (RFC 8305, 5: 0.1 to 2 s), so
# that nobody is called slow whose IPv6 leads nowhere.
_NEXT = 0.4
# What an attempt may take that passes by a proxy which only other programs can use.
SPECULATIVE = 0.8


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """An open connection, and how long each part of opening it took."""

    socket: Any
    lookup_ms: float
    connect_ms: float


class Unreached(Exception):
    """The host was not reached; `status` is what a proxy answered to that."""

    def __init__(self, reached: Reached, status: int | None = None) -> None:
        super().__init__(reached)
        self.reached = reached
        self.status = status


def is_proxied(setting: Setting | None, host: str) -> bool:
    """Whether programs go through a proxy whose address is known to reach `host`."""
    if setting is None or setting.kind is not Kind.MANUAL or setting.socks or not setting.host:
        return False
    return not goes_beside(host, setting.beside)


def can_be_used(setting: Setting | None) -> bool:
    """Whether Balie can go the way that programs go: not where a script chooses, nor by SOCKS."""
    return setting is None or (setting.kind is not Kind.AUTOMATIC and not setting.socks)


def dial(host: str, port: int, setting: Setting | None, *, by: float) -> Line:
    """Connect to a host, by the proxy if one is set for it; raises Unreached."""
    if setting is None or not is_proxied(setting, host):
        return reach(host, port, by=by)
    line = reach(setting.host, setting.port, by=by)
    try:
        answer = web.ask(line.socket, web.connect(host, port), by=by)
    except OSError as error:
        line.socket.close()
        raise Unreached(Reached.PROXY_REFUSED) from error
    if not 200 <= answer.status < 300:
        line.socket.close()
        raise Unreached(Reached.PROXY_REFUSED, answer.status)
    return line


def reach(host: str, port: int, *, by: float) -> Line:
    """Look up a host and connect to it, trying each of its addresses; raises Unreached."""
    watch = Stopwatch()
    addresses = _addresses(host, port, by)
    lookup_ms = watch.ms()
    watch = Stopwatch()
    ends = min(by, time.monotonic() + CONNECT_PATIENCE)
    failure = Reached.SILENT
    for address in addresses:
        left = ends - time.monotonic()
        if left <= 0:
            break
        try:
            connected = _connect(address, left if address is addresses[-1] else min(left, _NEXT))
        except OSError as error:
            failure = _failure(error)
        else:
            return Line(socket=connected, lookup_ms=lookup_ms, connect_ms=watch.ms())
    raise Unreached(failure)


def _addresses(host: str, port: int, by: float) -> list[Any]:
    found = Started("lookup", lambda: _look_up(host, port))
    addresses = found.result(by=min(by, time.monotonic() + LOOKUP_PATIENCE))
    if not addresses:
        raise Unreached(Reached.NAME_NOT_FOUND)
    return addresses


def _look_up(host: str, port: int) -> list[Any]:
    try:
        return socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return []


def _connect(address: Any, patience: float) -> socket.socket:
    family, kind, protocol, _, sockaddr = address
    connected = socket.socket(family, kind, protocol)
    try:
        connected.settimeout(patience)
        connected.connect(sockaddr)
    except OSError:
        connected.close()
        raise
    return connected


def _failure(error: OSError) -> Reached:
    return Reached.REFUSED if isinstance(error, ConnectionRefusedError) else Reached.SILENT
