"""The proxy that programs are told to use, in one form for every system."""

from __future__ import annotations

from enum import StrEnum
from urllib.parse import urlsplit

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
    """What is set. `host` is "" where a proxy is set whose address cannot be understood."""

    kind: Kind
    source: Source
    host: str = ""
    port: int = 0


class Proxy(msgspec.Struct, frozen=True, kw_only=True):
    """The setting (never a name or password in it), and whether the proxy takes connections.

    `reachable` is None where there is no one proxy to try.
    """

    setting: Setting
    reachable: bool | None = None
    connect_ms: float | None = None


def manual(source: Source, address: str, port: int = 0) -> Setting:
    """A proxy from its address: a URL (with or without credentials), `host:port` or a host."""
    host, found = _host_and_port(address)
    if not host or not (found or port):
        return Setting(kind=Kind.MANUAL, source=source)
    return Setting(kind=Kind.MANUAL, source=source, host=host, port=port or found)


def _host_and_port(address: str) -> tuple[str, int]:
    try:
        url = urlsplit(address if "://" in address else f"http://{address}")
        standard = {"https": 443, "socks5": 1080, "socks5h": 1080}.get(url.scheme, 80)
        return url.hostname or "", url.port or standard
    except ValueError:
        return "", 0
