"""Whole made-up networks, in which one thing is broken, and a real program that meets them.

A network has a router, a name server, services with certificates, a proxy, a sign-in page; a
computer is wired to it. All of it is real, and lives in namespaces that end with the program. The
words of `Lab` say what is different from a network in which all is well.
"""

from __future__ import annotations

import functools
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

import msgspec

AUTHORITY = "Lab Root CA"
INTERCEPTOR = "Guardwell TLS Inspection CA"
SERVICES = ("intranet", "mail", "files")

_PROGRAMS = ("dnsmasq", "ip", "setpriv", "tinyproxy", "unshare")
# Where Debian puts programs for administrators, which other people do not have on their PATH.
_PATH = f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin"


class Address(StrEnum):
    """What the computer has on its cable; SELF_ASSIGNED is what it takes for lack of another."""

    GIVEN = "given"
    NONE = "none"
    SELF_ASSIGNED = "self_assigned"


class Names(StrEnum):
    """What the name server says. LYING: every name, even one that cannot exist, is the portal's."""

    RIGHT = "right"
    SILENT = "silent"
    LYING = "lying"


class Proxy(StrEnum):
    """Whether there is a proxy, which then is the only way to any web server."""

    NONE = "none"
    OPEN = "open"
    PASSWORD = "password"


class Interception(StrEnum):
    """Whether somebody vouches for all services in place of the authority of the lab."""

    NONE = "none"
    DISTRUSTED = "distrusted"
    TRUSTED = "trusted"


class Lab(msgspec.Struct, frozen=True, kw_only=True):
    """One network. `lost` is the part of all packets to the network that get lost, `delay` in s.

    `portal`: whatever is asked over plain HTTP is answered by the sign-in page. `down` and
    `expired` are ids of services.
    """

    ipv6: bool = False
    cable: bool = True
    address: Address = Address.GIVEN
    right_router: bool = True
    lost: float = 0.0
    delay: float = 0.0
    names: Names = Names.RIGHT
    proxy: Proxy = Proxy.NONE
    portal: bool = False
    interception: Interception = Interception.NONE
    down: tuple[str, ...] = ()
    expired: tuple[str, ...] = ()

    def host(self, number: int) -> str:
        """The address of a computer in the network, behind the router."""
        return f"2001:db8:2::{number}" if self.ipv6 else f"198.51.100.{number}"


def within(lab: Lab) -> list[str]:
    """A prefix for a command that runs it on the computer in this network.

    Everything is a child of a process that ends with the one that starts it, however that ends,
    and takes all its namespaces along.
    """
    told = msgspec.json.encode(lab).decode()
    return [*_alone(), sys.executable, "-m", "tests.support.lab", told]


def _alone() -> list[str]:
    as_root = () if os.geteuid() == 0 else ("--user", "--map-root-user")
    spaces = ("--mount", "--net", "--pid", "--fork", "--kill-child", "--mount-proc")
    tied = ("setpriv", "--pdeathsig", "KILL")
    return [*tied, "env", f"PATH={_PATH}", "unshare", *as_root, *spaces]


@functools.cache
def why_not() -> str:
    """Why no network can be made on this machine; "" where one can."""
    missing = [program for program in _PROGRAMS if not shutil.which(program, path=_PATH)]
    if missing:
        return f"these programs are missing: {', '.join(missing)}"
    if not Path("/dev/net/tun").exists():
        return "there is no /dev/net/tun"
    tried = subprocess.run([*_alone(), "true"], capture_output=True, text=True, check=False)
    return tried.stderr and f"this machine lets nobody make namespaces: {tried.stderr}"


def organisation() -> str:
    """What the organisation's file says of this network."""
    return "\n".join(_lines())


def _lines() -> Iterator[str]:
    yield "[check]"
    yield 'name = "intranet.lab.example"'
    yield 'time_server = "https://intranet.lab.example/"'
    yield 'portal_probe = "http://probe.lab.example/204"'
    yield f'authorities = ["{AUTHORITY}"]'
    for service in SERVICES:
        host = f"{service}.lab.example"
        address = f"tcp://{host}:993" if service == "mail" else f"https://{host}/"
        yield "[[services]]"
        yield f'id = "{service}"'
        yield f'name = "{service.title()}"'
        yield f'address = "{address}"'
