"""Just enough of HTTP/1.1 (RFC 9112) to ask one question and read the head of the answer.

What answers may be anybody: no more than a few kilobytes are read, nothing is followed, and the
whole answer has to be there in time, not just its next byte.
"""

from __future__ import annotations

import re
import socket
import time

import msgspec

# What a proxy answers to whom it does not know (RFC 9110, 15.5.8).
WANTS_SIGN_IN = 407

_LARGEST_HEAD = 16 * 1024
_STATUS = re.compile(rb"HTTP/1\.[01] (\d{3})\b")


class Head(msgspec.Struct, frozen=True):
    """The status of an answer and its headers, whose names are in small letters.

    A header that stands there several times has all its values, commas between (RFC 9110, 5.3).
    """

    status: int
    headers: dict[str, str]


class NoAnswer(OSError):
    """Nothing came in time, or nothing that makes sense."""


def ask(conversation: socket.socket, request: str, *, by: float) -> Head:
    """Send a request and read the head of the answer, until the moment `by`.

    Raises OSError where none comes.
    """
    conversation.settimeout(_left(by))
    conversation.sendall(request.encode("ascii", "replace"))
    received = bytearray()
    while b"\r\n\r\n" not in received:
        conversation.settimeout(_left(by))
        piece = conversation.recv(4096)
        received += piece
        if not piece or len(received) > _LARGEST_HEAD:
            break
    return head(bytes(received))


def get(host: str, target: str) -> str:
    """A request for `target`, after whose answer the connection ends."""
    return _request("GET", target, host)


def connect(host: str, port: int) -> str:
    """A request to a proxy to pass on everything that follows."""
    to = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
    return _request("CONNECT", to, to)


def head(received: bytes) -> Head:
    """Take an answer apart; raises NoAnswer where it is none."""
    lines = received.partition(b"\r\n\r\n")[0].split(b"\r\n")
    status = _STATUS.match(lines[0])
    if status is None:
        raise NoAnswer("no HTTP")
    headers: dict[str, str] = {}
    for line in lines[1:]:
        name, _, value = line.decode("latin-1").partition(":")
        before = headers.get(name.lower())
        headers[name.lower()] = f"{before}, {value.strip()}" if before else value.strip()
    return Head(int(status[1]), headers)


def _request(method: str, target: str, host: str) -> str:
    return (
        f"{method} {target} HTTP/1.1\r\nHost: {host}\r\nUser-Agent: Balie\r\n"
        "Accept: */*\r\nCache-Control: no-cache\r\nConnection: close\r\n\r\n"
    )


def _left(by: float) -> float:
    left = by - time.monotonic()
    if left <= 0:
        raise NoAnswer("too late")
    return left
