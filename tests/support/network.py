"""Fails a test that talks to any machine but this one, even where the code hides the failure.

Python tells an audit hook about every connection and every name looked up, whoever makes it.
"""

from __future__ import annotations

import ipaddress
import socket
import sys
from collections.abc import Iterator
from typing import Any

import pytest

CONNECTIONS = {"socket.connect", "socket.sendto", "socket.sendmsg"}
LOOKUPS = {"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"}

_strayed: list[str] = []


class Strayed(ConnectionError):
    """A test tried to reach another machine."""


def stays_here(host: object) -> bool:
    """Whether a host as given to the socket functions can only mean this machine."""
    name = host.decode() if isinstance(host, bytes) else str(host or "localhost")
    try:
        return ipaddress.ip_address(name.partition("%")[0]).is_loopback
    except ValueError:
        return name == "localhost"


def _watch(event: str, arguments: tuple[Any, ...]) -> None:
    if event in CONNECTIONS:
        sock, address = arguments
        if address and sock.family in {socket.AF_INET, socket.AF_INET6}:
            _only_here(event, address[0])
    elif event in LOOKUPS:
        _only_here(event, arguments[0])


def _only_here(event: str, host: object) -> None:
    if not stays_here(host):
        _strayed.append(f"{event} {host!r}")
        raise Strayed(_strayed[-1])


sys.addaudithook(_watch)


@pytest.fixture(autouse=True)
def only_loopback() -> Iterator[None]:
    """Fail the test afterwards if it tried to reach another machine."""
    _strayed.clear()
    yield
    if _strayed:
        pytest.fail("this test left the machine: " + ", ".join(_strayed), pytrace=False)
