"""Who may see or steer this computer from afar, in one form for every system."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

# The ports that these programs have with IANA or by their makers' documentation.
PORTS = {
    22: "SSH",
    3389: "Remote Desktop",
    5900: "VNC",
    5901: "VNC",
    5938: "TeamViewer",
    5985: "Windows Remote Management",
    7070: "AnyDesk",
    21118: "RustDesk",
}
# How many programs are looked for.
KNOWN = len(set(PORTS.values()))


class Socket(msgspec.Struct, frozen=True, kw_only=True):
    """One end of TCP here: `port` on this computer; `far` the other end's address, if any."""

    port: int
    open_to_others: bool
    far: bool


class RemoteAccess(msgspec.Struct, frozen=True, kw_only=True):
    """The programs over which somebody is connected now, and those that wait for somebody."""

    connected: tuple[str, ...]
    listening: tuple[str, ...]


def of_sockets(sockets: Iterable[Socket]) -> RemoteAccess:
    """Which programs sockets belong to, by their ports; those for this computer alone are not."""
    known = [(PORTS[socket.port], socket) for socket in sockets if socket.port in PORTS]
    return RemoteAccess(
        connected=tuple(sorted({name for name, s in known if s.far})),
        listening=tuple(sorted({name for name, s in known if s.open_to_others})),
    )
