"""Which proxy programs are told to use, in one form for every system."""

from __future__ import annotations

from enum import StrEnum
from ipaddress import ip_address, ip_network
from urllib.parse import SplitResult, urlsplit

import msgspec


class Source(StrEnum):
    """Where the setting comes from."""

    ENVIRONMENT = "environment"
    SYSTEM = "system"


class Kind(StrEnum):
    """AUTOMATIC: a script of the organisation decides for each address."""

    NONE = "none"
    MANUAL = "manual"
    AUTOMATIC = "automatic"


class Setting(msgspec.Struct, frozen=True, kw_only=True):
    """What is set, never with the name and password in it (`signs_in`: there are some).

    `host` is "" where a proxy is set whose address cannot be understood. `socks`: it speaks SOCKS
    rather than HTTP. `beside` are the hosts that programs reach without it; `script` is the address
    of the script that chooses.
    """

    kind: Kind
    source: Source
    host: str = ""
    port: int = 0
    socks: bool = False
    signs_in: bool = False
    beside: tuple[str, ...] = ()
    script: str | None = None


def manual(source: Source, address: str, port: int = 0) -> Setting:
    """A proxy from its address: a URL (with or without credentials), `host:port` or a host."""
    url = _split(address)
    if url is None or not url.hostname:
        return Setting(kind=Kind.MANUAL, source=source)
    socks = url.scheme.startswith("socks")
    standard = 1080 if socks else 443 if url.scheme == "https" else 80
    return Setting(
        kind=Kind.MANUAL,
        source=source,
        host=url.hostname,
        port=port or url.port or standard,
        socks=socks,
        signs_in=url.username is not None,
    )


def _split(address: str) -> SplitResult | None:
    try:
        url = urlsplit(address if "://" in address else f"http://{address}")
        _ = url.port
    except ValueError:
        return None
    return url


def script_address(address: str) -> str | None:
    """The address of a script, without a name and password or a question in it."""
    url = _split(address) if address else None
    if url is None or not url.hostname:
        return None
    return f"{url.scheme}://{url.netloc.rpartition('@')[2]}{url.path}"


def goes_beside(host: str, beside: tuple[str, ...]) -> bool:
    """Whether programs reach `host` without the proxy.

    Entries are domains (with or without a dot or star in front), addresses, networks
    ("10.0.0.0/8"), "<local>" for names without a dot (Windows), and "*" for everything.
    """
    return any(_matches(host.lower(), entry.strip().lower()) for entry in beside)


def _matches(host: str, entry: str) -> bool:
    if entry in {"*", host}:
        return True
    if entry == "<local>":
        return "." not in host
    domain = entry.removeprefix("*").removeprefix(".")
    return (bool(domain) and host.endswith(f".{domain}")) or _in_network(host, entry)


def _in_network(host: str, entry: str) -> bool:
    try:
        return ip_address(host) in ip_network(entry, strict=False)
    except ValueError:
        return False
