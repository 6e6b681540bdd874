"""Sockets as the kernel lists them (proc_net_tcp.txt), which needs no rights and no program."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from diagnostics.facts.remote_access.model import RemoteAccess, Socket, of_sockets
from diagnostics.system import Machine

_LISTS = ("/proc/net/tcp", "/proc/net/tcp6")
_ESTABLISHED, _LISTENS = "01", "0A"
# 127.0.0.0/8, ::1 and the first as the latter writes it; the kernel writes words back to front.
_LOOPBACK_6 = "00000000000000000000000001000000"
_MAPPED = "0000000000000000FFFF0000"


def read(machine: Machine) -> RemoteAccess:
    """Read both lists; a kernel without IPv6 has only the first."""
    return of_sockets(socket for path in _LISTS for socket in sockets(_text(machine, path)))


def sockets(listed: str) -> Iterator[Socket]:
    """The sockets in one of the kernel's lists that wait or are connected."""
    for line in listed.splitlines()[1:]:
        columns = line.split()
        if len(columns) > 3 and columns[3] in {_ESTABLISHED, _LISTENS}:
            here, _, port = columns[1].partition(":")
            there = columns[2].partition(":")[0]
            listens = columns[3] == _LISTENS
            yield Socket(
                port=int(port, 16),
                open_to_others=listens and not _is_loopback(here),
                far=not listens and not _is_loopback(there),
            )


def _is_loopback(address: str) -> bool:
    four = address.removeprefix(_MAPPED)
    return address == _LOOPBACK_6 or (len(four) == 8 and four.endswith("7F"))


def _text(machine: Machine, path: str) -> str:
    with suppress(FileNotFoundError):
        return machine.read(path)
    return ""
