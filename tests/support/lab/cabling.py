"""Lays the cables between the computer and its network, and gives both their addresses."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path

from tests.support.lab import Address, Lab, Proxy
from tests.support.lab.wire import Wire

COMPUTER = "computer"

# The computer's own network, and all that is behind its router (RFC 5737, RFC 3849).
_ROUTER, _NOBODY, _OWN = "192.0.2.1", "192.0.2.99", "192.0.2.10"
_ROUTER6, _NOBODY6, _OWN6 = "2001:db8:1::1", "2001:db8:1::99", "2001:db8:1::10"
_SELF_ASSIGNED = "169.254.73.18"
_HOSTS = range(10, 100)


def lay(lab: Lab) -> None:
    """Everything but the servers; raises CalledProcessError where the kernel does not let us."""
    # Beside the places of `ip netns`, /run holds the doors to services of the real computer.
    _run("mount", "-t", "tmpfs", "tmpfs", "/run")
    Path("/run/netns").mkdir()
    _run("ip", "netns", "add", COMPUTER)
    if lab.lost or lab.delay:
        _lay_bad_cable(lab)
    else:
        _ip("", [f"link add eth0 netns {COMPUTER} type veth peer name street"])
    _ip("", _network(lab))
    _ip(COMPUTER, _computer(lab))


def _lay_bad_cable(lab: Lab) -> None:
    """A good cable to a switch, and a bad one from there: a bad one alone would say it is slow.

    The switch is a computer of its own, or the kernel would take the short way past the cable.
    """
    _run("ip", "netns", "add", "switch")
    Wire("near", "street", lost=lab.lost, delay=lab.delay)
    _ip("", ["link set near netns switch"])
    _ip(
        "switch",
        [
            f"link add eth0 netns {COMPUTER} type veth peer name wall",
            "link add plugs type bridge",
            *(f"link set {part} master plugs up" for part in ("wall", "near")),
            "link set plugs up",
        ],
    )


def _network(lab: Lab) -> Iterator[str]:
    """The router and all servers behind it are one computer with many addresses."""
    yield "link set lo up"
    if lab.cable:
        yield "link set street up"
    yield f"address add {_ROUTER6}/64 dev street nodad"
    yield f"address add {_ROUTER}/24 dev street"
    yield from (f"address add {lab.host(n)} dev lo" for n in _HOSTS)
    if lab.proxy is not Proxy.NONE:
        # Only the proxy and the name server get anything; the rest vanishes, as in most firewalls.
        yield "rule add preference 20 lookup local"
        yield "rule del preference 0"
        # TCP is 6 (IANA's protocol numbers): a small system has no /etc/protocols for its name.
        yield "rule add preference 10 iif street ipproto 6 dport 80-1000 blackhole"


def _computer(lab: Lab) -> Iterator[str]:
    yield "link set lo up"
    yield "link set eth0 up"
    if lab.address is Address.SELF_ASSIGNED:
        yield f"address add {_SELF_ASSIGNED}/16 dev eth0 scope link"
    if lab.address is not Address.GIVEN or not lab.cable:
        return
    own = f"{_OWN6}/64" if lab.ipv6 else f"{_OWN}/24"
    router, nobody = (_ROUTER6, _NOBODY6) if lab.ipv6 else (_ROUTER, _NOBODY)
    yield f"address add {own} dev eth0" + (" nodad" if lab.ipv6 else "")
    yield f"route add default via {router if lab.right_router else nobody} dev eth0"


def _ip(space: str, lines: Iterable[str]) -> None:
    """Tell `ip` all of it at once, in a network namespace by its name, or in our own."""
    of = ("-netns", space) if space else ()
    _run("ip", *of, "-batch", "-", given="".join(f"{line}\n" for line in lines))


def _run(*argv: str, given: str = "") -> None:
    subprocess.run(argv, input=given, text=True, check=True)
