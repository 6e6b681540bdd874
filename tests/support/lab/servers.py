"""The servers of the lab: web pages, mail, the sign-in page, names, the proxy."""

from __future__ import annotations

import socket
import socketserver
import ssl
import subprocess
import threading
from collections.abc import Mapping
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any


class _Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True

    def __init__(self, address: str, port: int, handler: Any, tls: ssl.SSLContext | None) -> None:
        self.address_family = socket.AF_INET6 if ":" in address else socket.AF_INET
        super().__init__((address, port), handler)
        if tls:
            # A client that distrusts us must not keep the others waiting.
            self.socket = tls.wrap_socket(
                self.socket, server_side=True, do_handshake_on_connect=False
            )

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Clients that hang up are what these servers are for."""


class _Page(BaseHTTPRequestHandler):
    status = 200
    location = ""

    def do_GET(self) -> None:
        self.send_response(self.status)
        if self.location:
            self.send_header("Location", self.location)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def do_HEAD(self) -> None:
        self.do_GET()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  # the name it has
        """Say nothing: what a test wants to know, it asks the client."""


class _SignIn(_Page):
    status = 302
    location = "http://portal.lab.example/sign-in"


class _Probe(_Page):
    status = 204


class _Mail(socketserver.BaseRequestHandler):
    def handle(self) -> None:
        self.request.sendall(b"* OK\r\n")


def _serve(address: str, port: int, handler: Any, tls: ssl.SSLContext | None = None) -> None:
    server = _Server(address, port, handler, tls)
    threading.Thread(target=server.serve_forever, name=f"{address}:{port}", daemon=True).start()


def serve_page(address: str, tls: ssl.SSLContext) -> None:
    """A web server that secures its connections."""
    _serve(address, 443, _Page, tls)


def serve_mail(address: str) -> None:
    """A mail server that greets whoever connects."""
    _serve(address, 993, _Mail)


def serve_probe(address: str) -> None:
    """What shows that nobody is in between."""
    _serve(address, 80, _Probe)


def serve_sign_in(address: str) -> None:
    """What answers in place of everybody else, until a person has signed in."""
    _serve(address, 80, _SignIn)


def serve_silence(address: str) -> socket.socket:
    """A name server that takes every question and answers none, for as long as it is kept."""
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    silent = socket.socket(family, socket.SOCK_DGRAM)
    silent.bind((address, 53))
    return silent


def serve_names(address: str, names: Mapping[str, str], everything: str | None = None) -> None:
    """A real name server; `everything` is what it answers to all names that it does not know."""
    known = [f"--host-record={name},{at}" for name, at in names.items()]
    lies = [f"--address=/#/{everything}"] if everything else []
    plain = ("--conf-file=/dev/null", "--no-resolv", "--no-hosts", "--pid-file")
    listening = (f"--listen-address={address}", "--bind-interfaces")
    # In the namespaces of an ordinary person there is nobody else that it could become.
    as_we_are = "--no-daemon"
    _start("dnsmasq", as_we_are, *plain, *listening, *known, *lies)


def serve_proxy(address: str, port: int, folder: Path, *, password: bool) -> None:
    """A real proxy, which wants a name and a password or lets everybody through."""
    wanted = "BasicAuth employee secret\n" if password else ""
    file = folder / "tinyproxy.conf"
    file.write_text(f"Port {port}\nListen {address}\nTimeout 20\nMaxClients 20\n{wanted}")
    _start("tinyproxy", "-d", "-c", str(file))


def _start(*argv: str) -> None:
    subprocess.Popen(argv, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
