"""A name server on this machine that answers as the test likes."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator

import pytest


class NameServer:
    """Answers each question over UDP with what `reply` makes of it; None is silence."""

    def __init__(self) -> None:
        self.reply: Callable[[bytes], bytes | None] = lambda question: None
        self.questions: list[bytes] = []
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._socket.bind(("127.0.0.1", 0))
        self.port: int = self._socket.getsockname()[1]
        self._thread = threading.Thread(target=self._serve)
        self._thread.start()

    def _serve(self) -> None:
        while (question := self._socket.recvfrom(512))[0]:
            self.questions.append(question[0])
            if reply := self.reply(question[0]):
                self._socket.sendto(reply, question[1])

    def close(self) -> None:
        """End it."""
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as farewell:
            farewell.sendto(b"", ("127.0.0.1", self.port))
        self._thread.join()
        self._socket.close()


@pytest.fixture
def name_server() -> Iterator[NameServer]:
    """One that is silent until it is told what to say."""
    server = NameServer()
    yield server
    server.close()


def answered(question: bytes, rcode: int, *, answers: int = 0) -> bytes:
    """The head of an answer to a question, which says how many records follow."""
    counts = bytes([0, 1, 0, answers])
    return question[:2] + bytes([0x81, 0x80 | rcode]) + counts + question[8:]
