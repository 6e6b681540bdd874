"""How long a mail server may take, and whom to trust to be one."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import socket
    import ssl

CONNECT_SECONDS = 5.0
SILENCE_SECONDS = 30.0
# 25 MB over 5 Mbit/s take 40 s.
WHOLE_SECONDS = 120.0


class HasSocket(Protocol):
    """A client of the standard library."""

    @property
    def sock(self) -> socket.socket | None:
        """None until it is connected."""


@contextmanager
def deadline(client: HasSocket) -> Iterator[None]:
    """End the connection from outside once the time is over; the client then raises OSError."""
    timer = threading.Timer(WHOLE_SECONDS, _shut, (client,))
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        timer.join()


def patient(client: HasSocket) -> None:
    """It is connected: from now on it may think longer."""
    if client.sock is not None:
        client.sock.settimeout(SILENCE_SECONDS)


def system_trust() -> ssl.SSLContext:
    """The system's own store."""
    import ssl

    import truststore

    return truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


def _shut(client: HasSocket) -> None:
    import socket

    opened = client.sock
    if opened is not None:
        with suppress(OSError):
            # The plain socket below TLS: unwrapping would wait for the other side.
            socket.socket.shutdown(opened, socket.SHUT_RDWR)
