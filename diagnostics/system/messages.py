"""Small messages with a number each, to somebody who is expected to send them back."""

from __future__ import annotations

import select
import socket
from collections.abc import Callable, Iterator
from contextlib import suppress

_LARGEST = 2048


class Messages:
    """A conversation over a connected datagram socket, which it closes in the end.

    `write` makes the message with a number; `read` takes the number out of what comes back, None
    where that is something else.
    """

    def __init__(
        self,
        conversation: socket.socket,
        write: Callable[[int], bytes],
        read: Callable[[bytes], int | None],
    ) -> None:
        self._socket = conversation
        self._socket.setblocking(False)
        self._write = write
        self._read = read

    def send(self, number: int) -> None:
        """Send message `number`; one that cannot be sent is lost like any other."""
        with suppress(OSError):
            self._socket.send(self._write(number))

    def received(self, seconds: float) -> Iterator[int]:
        """The numbers of the messages that have come back, once there is one or time is over."""
        if not select.select([self._socket], [], [], max(0.0, seconds))[0]:
            return
        # Until there is nothing more, or we are told that nobody is there.
        with suppress(OSError):
            while True:
                number = self._read(self._socket.recv(_LARGEST))
                if number is not None:
                    yield number

    def close(self) -> None:
        """End it."""
        self._socket.close()
