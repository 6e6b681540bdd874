"""Whether the router at the end of the own network is there.

One that does not answer `ping` still has to tell its hardware address, or it could not work. So it
is sent one message that nobody waits for (to port 9, "discard"), and the system, which has to ask
for the hardware address first, is asked what came of it.
"""

from __future__ import annotations

import re
import socket
import time
from contextlib import suppress

from diagnostics.facts.network_path.together import Stopwatch
from diagnostics.facts.routes import Route
from diagnostics.system import Machine, Platform, ProgramMissing, ProgramTimedOut
from diagnostics.system.neighbours import Known, neighbour

_DISCARD = 9
# Linux asks three times, a second apart (net.ipv4.neigh.default: mcast_solicit, retrans_time_ms).
_PATIENCE = 3.5
_FIRST_LOOK, _LAST_LOOK = 0.005, 0.2
_HARDWARE = re.compile(r"\b[0-9a-f]{1,2}([:-][0-9a-f]{1,2}){5}\b", re.IGNORECASE)


def reachable_at(route: Route) -> str:
    """The router's address with the interface where only both together say who is meant."""
    scoped = route.gateway.lower().startswith("fe80:") and route.interface
    return f"{route.gateway}%{route.interface}" if scoped else route.gateway


def call(address: str) -> None:
    """Send the router something, so that the system looks for it."""
    with suppress(OSError):
        found = socket.getaddrinfo(
            address, _DISCARD, type=socket.SOCK_DGRAM, flags=socket.AI_NUMERICHOST
        )[0]
        with socket.socket(found[0], found[1]) as conversation:
            conversation.sendto(b"", found[4])


def wait(machine: Machine, address: str, *, patience: float = _PATIENCE) -> float:
    """Call the router, and wait until the system knows where it is or has given up.

    Gives the milliseconds that took.
    """
    watch = Stopwatch()
    call(address)
    if machine.platform is not Platform.LINUX:
        return watch.ms()
    ends, pause = time.monotonic() + patience, _FIRST_LOOK
    while _known(address) is Known.SILENT and time.monotonic() < ends:
        time.sleep(pause)
        pause = min(_LAST_LOOK, pause * 2)
    return watch.ms()


def answers(machine: Machine, address: str) -> bool | None:
    """Whether it told its hardware address when it was called; None where that is not known."""
    if machine.platform is not Platform.LINUX:
        return _look(machine, address)
    return {Known.ANSWERED: True, Known.SILENT: False}.get(_known(address) or Known.EARLIER)


def _known(address: str) -> Known | None:
    with suppress(OSError):
        return neighbour(address)
    return None


def _look(machine: Machine, address: str) -> bool | None:
    """As `arp` and `ndp` print it: a row with the address has a hardware address, or it has not."""
    argv = _program(machine.platform, address)
    try:
        printed = machine.run(*argv, limit=1.0).out
    except (ProgramMissing, ProgramTimedOut):
        return None
    return told(printed, address)


def _program(platform: Platform, address: str) -> tuple[str, ...]:
    if platform is Platform.WINDOWS:
        return ("netsh", "interface", "ipv6" if ":" in address else "ipv4", "show", "neighbors")
    return ("ndp", "-an") if ":" in address else ("arp", "-an")


def told(printed: str, address: str) -> bool | None:
    """What a table of neighbours says of one address; None where it is not in it."""
    bare = re.escape(address.partition("%")[0])
    rows = re.findall(rf"^.*(?<![\w.:]){bare}(?![\w.:]).*$", printed, re.MULTILINE)
    real = [row for row in rows if (found := _HARDWARE.search(row)) and set(found[0]) - set("0:-")]
    return bool(real) if rows else None
