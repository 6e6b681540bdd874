"""The way out of the organisation's network: the proxy that this computer is told to use.

What a script chooses and what speaks SOCKS cannot be used: then the way is the direct one.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from urllib.parse import unquote, urlsplit

import msgspec

from diagnostics.facts.network_path.dialling import is_proxied
from diagnostics.facts.proxy import Source, address_in, setting
from diagnostics.system import Machine


class Proxy(msgspec.Struct, frozen=True, kw_only=True):
    """Where it is, and the `headers` that sign in at it, which are never shown."""

    host: str
    port: int
    headers: Mapping[str, str]

    def __repr__(self) -> str:
        return f"Proxy({self.host}:{self.port})"


def proxy_for(host: str, machine: Machine) -> Proxy | None:
    """What connections to `host` go through, None where they go there directly."""
    found = setting(machine)
    if not is_proxied(found, host):
        return None
    signs_in = found.signs_in and found.source is Source.ENVIRONMENT
    headers = _sign_in(address_in(machine.environment) or "") if signs_in else {}
    return Proxy(host=found.host, port=found.port, headers=headers)


def _sign_in(address: str) -> Mapping[str, str]:
    url = urlsplit(address if "://" in address else f"http://{address}")
    name, password = unquote(url.username or ""), unquote(url.password or "")
    login = b64encode(f"{name}:{password}".encode()).decode()
    return {"Proxy-Authorization": f"Basic {login}"}
