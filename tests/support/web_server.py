"""A web server on this machine that answers as the test likes, securely or not."""

from __future__ import annotations

import ssl
import threading
from collections.abc import Iterator
from contextlib import ExitStack
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Protocol

import pytest


class WebServer(ThreadingHTTPServer):
    """Answers GET and CONNECT with `status` and `headers`, and keeps what it was asked."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.status = 204
        self.headers: dict[str, str] = {}
        self.asked: list[str] = []

    def secure(self, certificate: Path) -> WebServer:
        """Speak TLS from now on."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        self.socket = context.wrap_socket(self.socket, server_side=True)
        return self

    def handle_error(self, request: object, client_address: object) -> None:
        """Stay quiet about those that do not like the certificate."""


class _Handler(BaseHTTPRequestHandler):
    server: WebServer

    def do_GET(self) -> None:
        self.server.asked.append(f"{self.command} {self.path}")
        self.send_response_only(self.server.status)
        for name, value in self.server.headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def do_CONNECT(self) -> None:
        self.do_GET()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Stay quiet."""


class MakeServer(Protocol):
    """Makes a server, which speaks TLS where it is given a certificate."""

    def __call__(self, certificate: Path | None = None) -> WebServer: ...


@pytest.fixture
def web_server() -> Iterator[MakeServer]:
    """Makes servers, each at a port of its own, that end with the test."""
    with ExitStack() as ending:

        def make(certificate: Path | None = None) -> WebServer:
            server = WebServer()
            if certificate:
                server.secure(certificate)
            thread = threading.Thread(target=server.serve_forever, args=(0.01,))
            thread.start()
            ending.callback(server.server_close)
            ending.callback(thread.join)
            ending.callback(server.shutdown)
            return server

        yield make
