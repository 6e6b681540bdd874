"""What holds for every connection to a server: how long it may take, and whom to trust to be it."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import socket
    import ssl

CONNECT_SECONDS = 5.0
SILENCE_SECONDS = 30.0
_AGAIN = 0.1


class HasSocket(Protocol):
    """A client of the standard library."""

    @property
    def sock(self) -> socket.socket | None:
        """None until it is connected."""


@contextmanager
def deadline(client: HasSocket, seconds: float) -> Iterator[Callable[[], bool]]:
    """End the connection from outside once the time is over, whatever it waits for.

    It is ended again and again: at that moment it may be only about to open. What is given says
    whether it is over: what ends with the connection may look complete.
    """
    done = threading.Event()
    until = time.monotonic() + seconds

    def guard() -> None:
        left = until - time.monotonic()
        while not done.wait(left):
            _shut(client)
            left = _AGAIN

    thread = threading.Thread(target=guard, name="deadline", daemon=True)
    thread.start()
    try:
        yield lambda: time.monotonic() > until
    finally:
        done.set()
        thread.join()


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
