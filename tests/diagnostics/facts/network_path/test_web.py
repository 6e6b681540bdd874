"""Heads of answers, from whoever answers."""

from __future__ import annotations

import socket
import threading
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diagnostics.facts.network_path.web import Head, NoAnswer, ask, connect, get, head


def soon() -> float:
    return time.monotonic() + 5


def test_status_and_headers_are_taken_from_the_head_alone() -> None:
    received = b"HTTP/1.1 302 Found\r\nLocation: http://a.example/\r\nX:\r\n\r\nX-Body: no\r\n"
    assert head(received) == Head(302, {"location": "http://a.example/", "x": ""})


def test_a_header_may_stand_there_several_times() -> None:
    received = (
        b"HTTP/1.1 407 \r\nProxy-Authenticate: Negotiate\r\nproxy-authenticate: Basic\r\n\r\n"
    )
    assert head(received).headers == {"proxy-authenticate": "Negotiate, Basic"}


@pytest.mark.parametrize("received", [b"", b"SSH-2.0-x\r\n", b"HTTP/2 200\r\n", b"HTTP/1.1 20\r\n"])
def test_what_is_no_answer_is_said(received: bytes) -> None:
    with pytest.raises(NoAnswer):
        head(received)


@given(st.binary(max_size=200))
def test_anything_may_come_after_the_status(noise: bytes) -> None:
    assert head(b"HTTP/1.1 204 \r\n" + noise).status == 204


@pytest.mark.parametrize(
    ("pieces", "status"),
    [
        ([b"HTTP/1.1 204 No Content\r\n\r\n"], 204),
        ([b"HTTP/1.1 2", b"00 OK\r\nA: b\r\n", b"\r\n"], 200),
        ([b"HTTP/1.1 200 OK\r\n" + b"A: b\r\n" * 9999], 200),
    ],
    ids=["at once", "in pieces", "endless"],
)
def test_an_answer_is_read_up_to_the_end_of_its_head_or_its_limit(
    pieces: list[bytes], status: int
) -> None:
    here, there = socket.socketpair()
    with here, there:
        sending = threading.Thread(target=_send, args=(there, pieces), daemon=True)
        sending.start()
        assert ask(here, get("a.example", "/x"), by=soon()).status == status
        here.close()
        sending.join()


def _send(there: socket.socket, pieces: list[bytes]) -> None:
    assert there.recv(4096).startswith(b"GET /x HTTP/1.1\r\nHost: a.example\r\n")
    for piece in pieces:
        try:
            there.sendall(piece)
        except OSError:  # nobody reads that far
            return


def test_an_answer_that_trickles_in_is_not_waited_for() -> None:
    here, there = socket.socketpair()
    with here, there:
        there.sendall(b"HTTP/1.1 ")
        with pytest.raises(OSError):  # noqa: PT011  # whichever comes first
            ask(here, get("a.example", "/"), by=time.monotonic() + 0.05)
        with pytest.raises(NoAnswer):
            ask(here, get("a.example", "/"), by=time.monotonic() - 1)


def test_one_that_hangs_up_has_not_answered() -> None:
    here, there = socket.socketpair()
    there.close()
    with here, pytest.raises(OSError):  # noqa: PT011  # a broken pipe, or no answer
        ask(here, get("a.example", "/"), by=soon())


def test_a_proxy_is_asked_for_a_host_and_a_port() -> None:
    assert connect("a.example", 443).startswith("CONNECT a.example:443 HTTP/1.1\r\n")
    assert connect("fd00::1", 443).startswith("CONNECT [fd00::1]:443 HTTP/1.1\r\n")
