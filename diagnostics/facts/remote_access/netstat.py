"""Sockets as netstat lists them: names of states are translated, addresses are not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from diagnostics.facts.commands import answer
from diagnostics.facts.remote_access.model import RemoteAccess, Socket, of_sockets
from diagnostics.system import Machine, Platform

# Of Windows: TCP 0.0.0.0:3389 0.0.0.0:0 ABHÖREN; of macOS, with two counts: tcp4 0 0 *.5900 *.*
_ROW = re.compile(
    r"^\s*tcp\S*\s+(?:\d+\s+\d+\s+)?(\S+)[.:](\d+)\s+(\S+)[.:](\d+|\*)\s+\S", re.IGNORECASE
)
_LOOPBACK = ("127.", "[::1]", "::1", "localhost")


def read(machine: Machine) -> RemoteAccess:
    """Ask for numbers, of TCP only."""
    windows = machine.platform is Platform.WINDOWS
    argv = ("netstat", "-an", "-p", "TCP") if windows else ("netstat", "-an", "-p", "tcp")
    return of_sockets(sockets(answer(machine, *argv, limit=1.5)))


def sockets(printed: str) -> Iterator[Socket]:
    """The sockets in what netstat printed; without another end, one waits."""
    for line in printed.splitlines():
        if row := _ROW.match(line):
            waits = row[4] in {"0", "*"}
            yield Socket(
                port=int(row[2]),
                open_to_others=waits and not row[1].startswith(_LOOPBACK),
                far=not waits and not row[3].startswith(_LOOPBACK),
            )
