"""A proxy between Balie and a real desk that does what networks and servers do on bad days."""

from __future__ import annotations

import http.client
import socket
import struct
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from enum import StrEnum
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit


class Fault(StrEnum):
    """What happens to one request. Up to DOUBLED the server has acted on it, afterwards not."""

    NONE = "none"
    ANSWER_500 = "the server acted, and the answer is 500"
    ANSWER_502 = "the server acted, and the answer is 502"
    NO_ANSWER = "the server acted, and the connection ends"
    RESET_ANSWER = "the server acted, and the answer is reset in its middle"
    CUT_ANSWER = "the server acted, and the answer is cut short"
    PAGE = "the server acted, and the answer is a web page"
    GARBAGE = "the server acted, and the answer is noise"
    HUGE = "the server acted, and the answer is 10 MB of JSON"
    ELSEWHERE = "the server acted, and the answer leads somewhere else"
    DOUBLED = "the server got it twice"
    BUSY = "not passed on: 429"
    DOWN = "not passed on: 503 with a time to come back"
    LOST = "not passed on: the connection ends"
    RESET = "not passed on: the connection is reset"


ACTED = tuple(Fault)[1:11]
NOT_PASSED_ON = tuple(Fault)[11:]

Choose = Callable[[str, str], Fault]


class FaultProxy:
    """Listens on loopback at `address`; `choose` says by method and path what happens.

    `on_answer` is called once the server has acted, before its answer is given on. `seen` is what
    came, with what happened to it. Nothing happens until a test says so.
    """

    faults = Fault

    def __init__(self, target: str) -> None:
        self.target = urlsplit(target)
        self.choose: Choose = lambda _method, _path: Fault.NONE
        self.on_answer: Callable[[], None] = lambda: None
        self.seen: list[tuple[str, str, Fault]] = []
        self._server = _Server(("127.0.0.1", 0), _Handler)
        self._server.proxy = self
        self.address = f"http://127.0.0.1:{self._server.server_port}"

    def once(self, fault: Fault, method: str = "POST") -> None:
        """The next request of that method meets the fault, and no other."""
        left = [fault]
        self.choose = lambda said, _path: left.pop() if said == method and left else Fault.NONE

    @contextmanager
    def open(self) -> Iterator[FaultProxy]:
        """Answer until the end of the block."""
        thread = threading.Thread(target=self._server.serve_forever, args=(0.02,))
        thread.start()
        try:
            yield self
        finally:
            self._server.shutdown()
            thread.join()
            self._server.server_close()


class _Server(ThreadingHTTPServer):
    # Wait for the threads at the end: none may outlive the test.
    daemon_threads = False
    proxy: FaultProxy


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    timeout = 30

    def handle_one_request(self) -> None:
        self.raw_requestline = self.rfile.readline(65_537)
        if self.raw_requestline and self.parse_request():
            length = int(self.headers.get("Content-Length") or 0)
            self._meet(self.rfile.read(length))
        self.close_connection = True

    def log_message(self, *_arguments: object) -> None:
        pass

    def _meet(self, body: bytes) -> None:
        fault = self.server.proxy.choose(self.command, self.path)
        self.server.proxy.seen.append((self.command, self.path, fault))
        if fault in NOT_PASSED_ON:
            self._turn_away(fault)
            return
        answer, said = self._pass_on(body)
        if fault is Fault.DOUBLED:
            self._pass_on(body)
        self.server.proxy.on_answer()
        self._spoil(fault, answer, said)

    def _pass_on(self, body: bytes) -> tuple[http.client.HTTPResponse, bytes]:
        there = http.client.HTTPConnection(
            self.server.proxy.target.hostname or "", self.server.proxy.target.port, timeout=60
        )
        headers = {k: v for k, v in self.headers.items() if k.lower() != "host"}
        there.request(self.command, self.path, body, headers)
        answer = there.getresponse()
        said = answer.read()
        there.close()
        return answer, said

    def _turn_away(self, fault: Fault) -> None:
        match fault:
            case Fault.BUSY:
                self._say(429, b"{}", "Retry-After: 2")
            case Fault.DOWN:
                self._say(503, b"", "Retry-After: 1")
            case Fault.RESET:
                self._reset()
            case _:
                pass

    def _spoil(self, fault: Fault, answer: http.client.HTTPResponse, said: bytes) -> None:
        kept = [
            f"{k}: {v}"
            for k, v in answer.getheaders()
            if k.lower() in ("content-type", "etag", "location")
        ]
        match fault:
            case Fault.ANSWER_500 | Fault.ANSWER_502:
                self._say(int(fault[-3:]), b"<h1>Internal Server Error</h1>")
            case Fault.NO_ANSWER:
                pass
            case Fault.RESET_ANSWER:
                self._say(answer.status, said[: len(said) // 2], length=len(said) + 1)
                self._reset()
            case Fault.CUT_ANSWER:
                self._say(answer.status, said[: len(said) // 2], length=len(said) + 1)
            case Fault.PAGE:
                self._say(200, b"<!doctype html><title>Sign in</title>")
            case Fault.GARBAGE:
                self.wfile.write(bytes(range(256)) * 4)
            case Fault.HUGE:
                self._say(answer.status, b"[" + b"0," * 5_000_000 + b"0]")
            case Fault.ELSEWHERE:
                self._say(302, b"", "Location: https://elsewhere.example/")
            case _:
                self._say(answer.status, said, *kept)

    def _say(self, status: int, body: bytes, *headers: str, length: int | None = None) -> None:
        size = len(body) if length is None else length
        lines = [f"HTTP/1.1 {status} So", f"Content-Length: {size}", "Connection: close"]
        with suppress(OSError):  # the client may have heard enough
            self.wfile.write("\r\n".join([*lines, *headers, "", ""]).encode() + body)

    def _reset(self) -> None:
        linger = struct.pack("ii", 1, 0)
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
