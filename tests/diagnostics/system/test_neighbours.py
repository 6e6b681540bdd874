"""What the kernel tells of the computers on the same cable."""

from __future__ import annotations

import ipaddress
import struct
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diagnostics.system.neighbours import Known, neighbour, neighbours, parse


def entry(address: str, state: int, *, kind: int = 28) -> bytes:
    """A message of rtnetlink about one neighbour, with an attribute before its address."""
    packed = ipaddress.ip_address(address).packed
    attributes = struct.pack("=HHI", 8, 4, 0) + struct.pack("=HH", 4 + len(packed), 1) + packed
    body = struct.pack("=BBHiHBB", 2, 0, 0, 2, state, 0, 1) + attributes
    return struct.pack("=IHHII", 16 + len(body), kind, 2, 1, 0) + body


DONE = struct.pack("=IHHIII", 20, 3, 2, 1, 0, 0)


@pytest.mark.parametrize(
    ("state", "known"),
    [
        (0x01, Known.SILENT),
        (0x02, Known.ANSWERED),
        (0x04, Known.EARLIER),
        (0x08, Known.EARLIER),
        (0x10, Known.EARLIER),
        (0x20, Known.SILENT),
        (0x40, Known.ANSWERED),
        (0x80, Known.ANSWERED),
    ],
)
@pytest.mark.parametrize("address", ["192.0.2.1", "fe80::1"])
def test_the_state_tells_whether_it_answered(address: str, state: int, known: Known) -> None:
    assert parse(entry(address, state)) == ([(address, known)], True)


def test_an_answer_comes_in_pieces_and_has_an_end() -> None:
    both = entry("192.0.2.1", 0x02) + entry("fe80::1", 0x20)
    found = [("192.0.2.1", Known.ANSWERED), ("fe80::1", Known.SILENT)]
    assert parse(both) == (found, True)
    assert parse(both + DONE) == (found, False)
    assert parse(DONE) == ([], False)


def test_other_messages_are_passed_over() -> None:
    assert parse(entry("192.0.2.1", 0x02, kind=29)) == ([], True)


@given(st.binary(max_size=60), st.booleans())
def test_anything_may_arrive(body: bytes, headed: bool) -> None:
    head = struct.pack("=IHHII", 16 + len(body), 28, 2, 1, 0) if headed else b""
    parse(head + body)


@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux")
def test_this_kernel_can_be_asked() -> None:
    for address, known in neighbours():
        assert str(ipaddress.ip_address(address)) == address
        assert known in Known
    assert neighbour("192.0.2.254") in {None, *Known}
