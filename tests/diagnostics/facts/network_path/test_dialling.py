"""Connecting by one of several addresses, and not connecting at all."""

from __future__ import annotations

import socket
import threading
import time

import pytest

from diagnostics.facts.network_path import Reached, dialling
from diagnostics.facts.network_path.dialling import Unreached, dial, reach
from diagnostics.facts.proxy import Kind, Setting, Source


def soon() -> float:
    return time.monotonic() + 5


def test_the_second_address_is_tried_where_nobody_is_at_the_first() -> None:
    """`localhost` is ::1 as well as 127.0.0.1, and this server is at the latter only."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        line = reach("localhost", listening.getsockname()[1], by=soon())
        assert line.socket.getpeername()[0] == "127.0.0.1"
        assert line.connect_ms > 0
        line.socket.close()


@pytest.mark.parametrize(
    ("host", "port", "reached"),
    [("127.0.0.1", 1, Reached.REFUSED), ("localhost", 1, Reached.REFUSED)],
)
def test_where_nobody_is_that_is_said(host: str, port: int, reached: Reached) -> None:
    with pytest.raises(Unreached) as unreached:
        reach(host, port, by=soon())
    assert unreached.value.reached is reached


def test_a_proxy_that_hangs_up_has_refused() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
        setting = Setting(kind=Kind.MANUAL, source=Source.SYSTEM, host="127.0.0.1", port=port)

        def hang_up() -> None:
            listening.accept()[0].close()

        thread = threading.Thread(target=hang_up)
        thread.start()
        with pytest.raises(Unreached) as unreached:
            dial("mail.example", 443, setting, by=soon())
        thread.join()
    assert unreached.value.reached is Reached.PROXY_REFUSED
    assert unreached.value.status is None


def test_no_time_is_no_connection() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening, pytest.raises(Unreached):
        reach("localhost", listening.getsockname()[1], by=time.monotonic() - 60)


def test_time_that_is_over_when_the_name_is_found_is_no_connection(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        place = listening.getsockname()
        found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", place)]
        monkeypatch.setattr(dialling, "_addresses", lambda *_: found)
        with pytest.raises(Unreached) as unreached:
            reach(*place, by=time.monotonic() - 60)
    assert unreached.value.reached is Reached.SILENT
