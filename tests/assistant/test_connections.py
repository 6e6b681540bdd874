"""Connections end when their time is over, whatever they were about to do."""

from __future__ import annotations

import socket

from assistant.connections import deadline


class Client:
    """What a client of the standard library has of a socket."""

    sock: socket.socket | None = None


def test_what_opens_only_when_the_time_is_over_is_ended_too() -> None:
    client, (near, far) = Client(), socket.socketpair()
    far.settimeout(10)
    with near, far, deadline(client, -1.0) as over:
        assert over()
        client.sock = near
        assert far.recv(1) == b""


def test_what_is_done_in_time_is_left_alone() -> None:
    client, (near, far) = Client(), socket.socketpair()
    client.sock = near
    with near, far:
        with deadline(client, 60.0) as over:
            assert not over()
        near.sendall(b"1")
        assert far.recv(1) == b"1"
