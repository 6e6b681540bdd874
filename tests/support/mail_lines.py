"""As much of SMTP and IMAP as one needs to stand between: what is one command, what its answer."""

from __future__ import annotations

import re
from typing import BinaryIO, Protocol

_LITERAL = re.compile(rb"\{(\d+)\}\r\n$")


class Kind(Protocol):
    """A protocol of lines in which one side asks and the other answers, in turn."""

    name: str
    tls_at_once: bool
    busy: bytes

    def command(self, client: BinaryIO, answer: bytes) -> bytes:
        """The next command after that answer; nothing at the end."""

    def name_of(self, said: bytes, answer: bytes) -> str:
        """How a command is called that was said after that answer."""

    def answer(self, server: BinaryIO, said: bytes) -> bytes:
        """All that the server answers to a command."""

    def later(self, said: bytes) -> bytes:
        """The answer "not now" to it."""

    def never(self, said: bytes) -> bytes:
        """The answer "not at all" to it."""


class Smtp:
    """RFC 5321."""

    name = "SMTP"
    tls_at_once = False
    busy = b"421 4.3.2 Shutting down\r\n"

    def command(self, client: BinaryIO, answer: bytes) -> bytes:
        if not answer.startswith(b"354"):
            return client.readline()
        lines = [client.readline()]
        while lines[-1] not in (b".\r\n", b""):
            lines.append(client.readline())
        return b"".join(lines) if lines[-1] else b""

    def name_of(self, said: bytes, answer: bytes) -> str:
        if answer.startswith(b"354"):
            return "MESSAGE"
        return said.split()[0].decode().upper() if said else "GREETING"

    def answer(self, server: BinaryIO, said: bytes) -> bytes:
        lines = [server.readline()]
        while lines[-1][3:4] == b"-":
            lines.append(server.readline())
        return b"".join(lines)

    def later(self, said: bytes) -> bytes:
        return b"451 4.3.0 Try again later\r\n"

    def never(self, said: bytes) -> bytes:
        return b"552 5.3.4 Never\r\n"


class Imap:
    """RFC 9051, where the client sends no literals."""

    name = "IMAP"
    tls_at_once = True
    busy = b"* BYE Shutting down\r\n"

    def __init__(self) -> None:
        self._words = re.compile(rb"^\S+ (UID )?(\S+)", re.IGNORECASE)

    def command(self, client: BinaryIO, answer: bytes) -> bytes:
        return client.readline()

    def name_of(self, said: bytes, answer: bytes) -> str:
        if answer.startswith(b"+"):
            return "LOGIN"
        found = self._words.match(said)
        return "".join((part or b"").decode() for part in found.groups()) if found else "GREETING"

    def answer(self, server: BinaryIO, said: bytes) -> bytes:
        tag = said.split(b" ")[0] if b" " in said else b""
        lines = [_with_literals(server)]
        while lines[-1] and not _is_last(lines[-1], tag):
            lines.append(_with_literals(server))
        return b"".join(lines)

    def later(self, said: bytes) -> bytes:
        return _tagged(said, b"NO [UNAVAILABLE] Try again later")

    def never(self, said: bytes) -> bytes:
        return _tagged(said, b"NO [NOPERM] Never")


def _is_last(line: bytes, tag: bytes) -> bool:
    if not tag:  # a greeting, or what follows a continuation
        return not line.startswith(b"* ") or line.startswith((b"* OK", b"* BYE"))
    return line.startswith((tag + b" ", b"+ ", b"+\r"))


def _with_literals(server: BinaryIO) -> bytes:
    line = server.readline()
    while found := _LITERAL.search(line):
        line += server.read(int(found[1])) + server.readline()
    return line


def _tagged(said: bytes, words: bytes) -> bytes:
    if b" " not in said:  # a greeting, or what follows a continuation
        return b"* BYE Try again later\r\n"
    return said.split(b" ")[0] + b" " + words + b"\r\n"
