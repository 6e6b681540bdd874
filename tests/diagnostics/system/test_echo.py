"""Echo messages: their form, and a real conversation with this machine."""

from __future__ import annotations

import socket
import struct
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diagnostics.system.echo import checksum, echo_to, echoed, message

TOKEN = b"12345678"
IP_HEADER = bytes([0x45, *(19 * [0])])
FAMILIES = pytest.mark.parametrize("family", [socket.AF_INET, socket.AF_INET6])
REPLY = {socket.AF_INET: 0, socket.AF_INET6: 129}


def reply(family: socket.AddressFamily, number: int, token: bytes = TOKEN) -> bytes:
    return struct.pack("!BBHHH", REPLY[family], 0, 0, 7, number) + token


def test_the_sum_of_a_message_and_its_checksum_is_nothing() -> None:
    """RFC 1071: summed up together with its checksum, a message gives all ones."""
    assert checksum(message(socket.AF_INET, 7, 1, TOKEN)) == 0


@given(st.binary(max_size=40))
def test_any_bytes_have_a_checksum(data: bytes) -> None:
    assert 0 <= checksum(data) <= 0xFFFF


@FAMILIES
def test_an_answer_tells_its_number(family: socket.AddressFamily) -> None:
    assert echoed(family, reply(family, 42), TOKEN) == 42


def test_an_ip_header_in_front_is_passed_over() -> None:
    assert echoed(socket.AF_INET, IP_HEADER + reply(socket.AF_INET, 42), TOKEN) == 42


@FAMILIES
@pytest.mark.parametrize(
    "packet",
    [
        b"",
        b"\0",
        b"\x45",
        reply(socket.AF_INET, 1, b"another!"),
        message(socket.AF_INET, 7, 1, TOKEN),
    ],
)
def test_what_is_no_answer_to_us_is_none(family: socket.AddressFamily, packet: bytes) -> None:
    assert echoed(family, packet, TOKEN) is None


@given(st.sampled_from([socket.AF_INET, socket.AF_INET6]), st.binary(max_size=80))
def test_anything_may_arrive(family: socket.AddressFamily, packet: bytes) -> None:
    assert echoed(family, packet, TOKEN) in {None, *range(65536)}


@pytest.mark.parametrize("address", ["127.0.0.1", "::1"])
def test_this_machine_sends_them_back(address: str) -> None:
    try:
        echo = echo_to(address)
    except OSError:
        pytest.skip("this system does not allow it to everybody, or has no such address")
    numbers: set[int] = set()
    ends = time.monotonic() + 5
    for number in (1, 2, 65535):
        echo.send(number)
    while len(numbers) < 3 and time.monotonic() < ends:
        numbers.update(echo.received(0.1))
    echo.close()
    assert numbers == {1, 2, 65535}
