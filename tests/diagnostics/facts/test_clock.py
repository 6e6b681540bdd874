"""The clock, compared with a real web server on this machine that tells a time of its own."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from diagnostics.facts.clock import Clock, fact, server_time
from diagnostics.model import CannotTell
from diagnostics.system import Platform
from tests.support.machine import RecordedMachine

NOW = 1_790_000_000.0


class ServerWithADate(HTTPServer):
    """Answers every request with the headers it was given."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.headers: dict[str, str] = {}
        self.asked: list[str] = []


class Handler(BaseHTTPRequestHandler):
    """Sends no header that the test did not ask for."""

    server: ServerWithADate

    def do_HEAD(self) -> None:
        self.server.asked.append(self.path)
        self.send_response_only(204)
        for name, value in self.server.headers.items():
            self.send_header(name, value)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Stay quiet."""


@pytest.fixture
def server() -> Iterator[ServerWithADate]:
    with ServerWithADate() as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def compared_with(server: ServerWithADate, path: str = "/") -> Clock:
    address = f"http://127.0.0.1:{server.server_port}{path}"
    return fact(address).readers[Platform.LINUX](RecordedMachine(Platform.LINUX, now=NOW))


@pytest.mark.parametrize(
    ("server_is_at", "ahead_seconds"), [(NOW, -0.5), (NOW - 3600, 3599.5), (NOW + 400, -400.5)]
)
def test_a_clock_that_is_off_is_told_by_how_much(
    server: ServerWithADate, server_is_at: float, ahead_seconds: float
) -> None:
    server.headers["Date"] = formatdate(server_is_at, usegmt=True)
    clock = compared_with(server, "/time?now")
    assert clock == Clock(server="127.0.0.1", ahead_seconds=ahead_seconds, now=server_is_at + 0.5)
    assert server.asked == ["/time"]


def test_an_answer_kept_by_a_cache_counts_with_its_age(server: ServerWithADate) -> None:
    server.headers |= {"Date": formatdate(NOW - 600, usegmt=True), "Age": "600"}
    assert compared_with(server).ahead_seconds == -0.5


@pytest.mark.parametrize("date", [None, "", "yesterday", "Mon, 99 Nov 2026 00:00:00 GMT"])
def test_a_server_that_tells_no_time_is_a_reason(date: str | None) -> None:
    assert server_time(date, None) is None


def test_the_reason_names_the_server(server: ServerWithADate) -> None:
    with pytest.raises(CannotTell) as cannot:
        compared_with(server)
    assert cannot.value.reason.values == {"server": "127.0.0.1"}


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_a_server_that_does_not_answer_is_a_reason(server: ServerWithADate, scheme: str) -> None:
    """Over https, this server talks in a way that no TLS client understands."""
    address = f"{scheme}://127.0.0.1:{server.server_port if scheme == 'https' else 1}/"
    with pytest.raises(CannotTell, match="did not answer"):
        fact(address).readers[Platform.LINUX](RecordedMachine(Platform.LINUX))


def test_without_a_server_nobody_is_asked() -> None:
    with pytest.raises(CannotTell, match="has not named a server"):
        fact(None).readers[Platform.WINDOWS](RecordedMachine(Platform.WINDOWS))
