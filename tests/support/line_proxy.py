"""A proxy between Balie and a real mail server that does what these do on bad days.

It ends the TLS of both sides, so that it sees every command of SMTP and IMAP, and knows when the
server has acted on one.
"""

from __future__ import annotations

import socket
import socketserver
import ssl
import struct
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO

from tests.support.authority import Authority
from tests.support.mail_lines import Imap, Kind, Smtp


class Mishap(StrEnum):
    """What happens at one command. Up to SILENCE the server has acted on it, afterwards not."""

    NONE = "none"
    NO_ANSWER = "the server acted, and the connection ends"
    RESET_ANSWER = "the server acted, and the connection is reset"
    CUT_ANSWER = "the server acted, and half its answer comes"
    NOISE = "the server acted, and the answer is noise"
    HUGE = "the server acted, and the answer is a line of 10 MB"
    LATER = "the server acted, and says “later”"
    SLOW = "the server acted, and the answer takes its time"
    SILENCE = "the server acted, and says nothing for ever"
    BUSY = "not passed on: “later”, and the connection ends"
    TURNED_AWAY = "not passed on: “later”"
    REFUSED = "not passed on: “never”"
    LOST = "not passed on: the connection ends"
    HALF = "half is passed on, and both connections are reset"


ACTED = tuple(Mishap)[1:9]
NOT_PASSED_ON = tuple(Mishap)[9:]

Choose = Callable[[str, str], Mishap]


class LineProxy:
    """Listens on loopback at `ports`, by the name of the protocol; `folder` is for certificates.

    `choose` says by protocol and command what happens; a command is called by its word, the end of
    a message MESSAGE, and what comes before any command GREETING. `on_answer` is called once the
    server has acted, and `rewrite` says how its answer is given on. `seen` is what came, with what
    happened to it; `talks` are the connections that are open.
    """

    faults = Mishap

    def __init__(self, host: str, ports: Mapping[Kind, int], folder: Path, trusted: Path) -> None:
        authority = Authority("Proxy", folder)
        self.trusted = authority.trusted
        self.choose: Choose = lambda _protocol, _command: Mishap.NONE
        self.on_answer: Callable[[], None] = lambda: None
        self.rewrite: Callable[[bytes], bytes] = lambda answer: answer
        self.seen: list[tuple[str, str, Mishap]] = []
        self.talks: set[object] = set()
        self.host = host
        self.near = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.near.load_cert_chain(authority.certificate(host))
        self.far = ssl.create_default_context(cafile=trusted)
        self._doors = [_Door(self, kind, port) for kind, port in ports.items()]
        self.ports = {door.kind.name: door.server_address[1] for door in self._doors}

    def once(self, fault: Mishap, command: str) -> None:
        """The next such command, as `protocol command`, meets the fault, and no other."""
        left = [fault]

        def choose(protocol: str, said: str) -> Mishap:
            return left.pop() if left and f"{protocol} {said}" == command else Mishap.NONE

        self.choose = choose

    @contextmanager
    def open(self) -> Iterator[LineProxy]:
        """Answer until the end of the block."""
        with ExitStack() as stack:
            for door in self._doors:
                stack.enter_context(door)
                thread = threading.Thread(target=door.serve_forever, args=(0.02,))
                thread.start()
                stack.callback(thread.join)
                stack.callback(door.shutdown)
            yield self


class _Door(socketserver.ThreadingTCPServer):
    # Wait for the threads at the end: none may outlive the test.
    daemon_threads = False
    request_queue_size = 50

    def __init__(self, proxy: LineProxy, kind: Kind, port: int) -> None:
        super().__init__(("127.0.0.1", 0), _Talk)
        self.proxy = proxy
        self.kind = kind
        self.target = port


class _Talk(socketserver.BaseRequestHandler):
    """One connection: what the client says, what the server answers, in turn."""

    server: _Door

    def handle(self) -> None:
        proxy = self.server.proxy
        proxy.talks.add(self)
        self._near: socket.socket = self.request
        self._near.settimeout(60)
        self._far = socket.create_connection(("127.0.0.1", self.server.target), timeout=60)
        self._opened: list[BinaryIO] = []
        try:
            with suppress(OSError):  # either may end it at any time
                self._talk()
        finally:
            for opened in (*self._opened, self._far, self._near):
                opened.close()
            proxy.talks.discard(self)

    def _talk(self) -> None:
        kind = self.server.kind
        if kind.tls_at_once:
            self._secure()
        near, far = self._files()
        said, answer = b"", b""
        while True:
            command = kind.name_of(said, answer)
            fault = self.server.proxy.choose(kind.name, command)
            self.server.proxy.seen.append((kind.name, command, fault))
            answer = self._met(fault, said, far)
            if not answer:
                return
            if command == "STARTTLS":
                self._secure()
                near, far = self._files()
            said = kind.command(near, answer)
            if not said:
                return

    def _met(self, fault: Mishap, said: bytes, far: BinaryIO) -> bytes:
        """The answer that was given; nothing where the connection is over."""
        kind = self.server.kind
        if fault in NOT_PASSED_ON:
            return self._turned_away(fault, said)
        self._far.sendall(said)
        answer = self.server.proxy.rewrite(kind.answer(far, said))
        self.server.proxy.on_answer()
        return self._spoilt(fault, said, answer)

    def _spoilt(self, fault: Mishap, said: bytes, answer: bytes) -> bytes:
        given = answer
        match fault:
            case Mishap.NO_ANSWER:
                given = b""
            case Mishap.RESET_ANSWER:
                _reset(self._near)
                return b""
            case Mishap.CUT_ANSWER:
                self._near.sendall(answer[: len(answer) // 2])
                return b""
            case Mishap.NOISE:
                given = bytes(range(128, 256)) + b"\r\n"
            case Mishap.HUGE:
                given = b"x" * 10_000_000 + b"\r\n"
            case Mishap.LATER:
                given = self.server.kind.later(said)
            case Mishap.SLOW:
                time.sleep(0.2)
            case Mishap.SILENCE:
                self._near.recv(1)
                return b""
        self._near.sendall(given)
        return given

    def _turned_away(self, fault: Mishap, said: bytes) -> bytes:
        kind = self.server.kind
        match fault:
            case Mishap.BUSY:
                self._near.sendall(kind.busy)
            case Mishap.HALF:
                self._far.sendall(said[: len(said) // 2])
                _reset(self._near)
                _reset(self._far)
            case Mishap.TURNED_AWAY | Mishap.REFUSED:
                given = kind.later(said) if fault is Mishap.TURNED_AWAY else kind.never(said)
                self._near.sendall(given)
                return given
        return b""

    def _secure(self) -> None:
        proxy = self.server.proxy
        self._far = proxy.far.wrap_socket(self._far, server_hostname=proxy.host)
        # Raises where the client has gone meanwhile; wrapping would leave a socket open then.
        self._near.getpeername()
        self._near = proxy.near.wrap_socket(self._near, server_side=True)

    def _files(self) -> tuple[BinaryIO, BinaryIO]:
        near, far = self._near.makefile("rb"), self._far.makefile("rb")
        self._opened += near, far
        return near, far


def mail_proxy(host: str, submission: int, imaps: int, folder: Path, trusted: Path) -> LineProxy:
    """Before both servers of a mail account."""
    return LineProxy(host, {Smtp(): submission, Imap(): imaps}, folder, trusted)


def _reset(end: socket.socket) -> None:
    end.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    end.close()
