"""Questions to a name server (RFC 1035), of which two tell nobody what this computer looks for.

One is for the names of the root servers (type NS of "."), which any of them can answer. The other
is for a name that cannot exist (RFC 6761, 6.4): an address for it is the answer of somebody who
wants to be visited. Whoever gives the same for a name that exists leads everybody there.
"""

from __future__ import annotations

import socket

from diagnostics.system.messages import Messages

PORT = 53

# Recursion desired, one question; then the name (labels with their length in front), type, class.
_HEAD = bytes.fromhex("0100 0001 0000 0000 0000")
ROOT = _HEAD + b"\0" + bytes.fromhex("0002 0001")
_ADDRESS = bytes.fromhex("0001 0001")
NO_SUCH_NAME = _HEAD + b"\x0cno-such-name\x07invalid\0" + _ADDRESS
_IS_ANSWER = 0x80
_NO_ERROR, _NO_SUCH_NAME, _REFUSED = 0, 3, 5


def open_to(server: str, port: int = PORT) -> socket.socket:
    """A conversation with the server at an address (with %interface where it needs one)."""
    found = socket.getaddrinfo(server, port, type=socket.SOCK_DGRAM, flags=socket.AI_NUMERICHOST)
    family, kind, protocol, _, address = found[0]
    conversation = socket.socket(family, kind, protocol)
    try:
        conversation.connect(address)
    except OSError:
        conversation.close()
        raise
    return conversation


def is_reply(reply: bytes, query: bytes) -> bool:
    """Whether it answers this very query; the first two bytes of both are its number."""
    return len(reply) >= 12 and reply[:2] == query[:2] and bool(reply[2] & _IS_ANSWER)


def is_understood(reply: bytes) -> bool:
    """Whether the server understood, be it that it refuses or knows no such name."""
    return reply[3] & 0x0F in {_NO_ERROR, _NO_SUCH_NAME, _REFUSED}


def address_of(name: str) -> bytes:
    """The question for the address of a name; raises UnicodeError where there can be none."""
    labels = [label.encode("idna") for label in name.strip(".").split(".")]
    return _HEAD + b"".join(bytes([len(label)]) + label for label in labels) + b"\0" + _ADDRESS


def found(reply: bytes) -> bytes | None:
    """What the server found, its data as they end the reply; None where it found nothing."""
    return reply[-4:] if reply[3] & 0x0F == _NO_ERROR and reply[6:8] != b"\0\0" else None


def questions_to(server: str, port: int = PORT) -> Messages:
    """Numbered questions for the root, which the server answers; raises OSError."""
    return Messages(
        open_to(server, port), write=lambda number: number.to_bytes(2) + ROOT, read=_number
    )


def _number(reply: bytes) -> int | None:
    return int.from_bytes(reply[:2]) if is_reply(reply, reply) else None
