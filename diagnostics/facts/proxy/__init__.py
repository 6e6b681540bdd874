"""Which proxy programs are told to use, and whether it takes connections."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping

from diagnostics.facts.proxy import linux, macos, windows
from diagnostics.facts.proxy.model import Kind, Proxy, Setting, Source, manual
from diagnostics.model import Fact, Topic
from diagnostics.system import Machine, Platform

__all__ = ["FACT", "Kind", "Proxy", "Setting", "Source"]

_PATIENCE = 1.0
_VARIABLES = ("https_proxy", "HTTPS_PROXY", "http_proxy", "all_proxy", "ALL_PROXY")


def of_environment(environment: Mapping[str, str]) -> Setting | None:
    """The proxy in the variables that command-line programs and many others heed.

    `HTTP_PROXY` in capitals is not among them: a web server hands it to the programs it runs.
    """
    address = next((environment[name] for name in _VARIABLES if environment.get(name)), None)
    return None if address is None else manual(Source.ENVIRONMENT, address)


def _reader(of_system: Callable[[Machine], Setting]) -> Callable[[Machine], Proxy]:
    def read(machine: Machine) -> Proxy:
        return try_out(of_environment(machine.environment) or of_system(machine))

    return read


def try_out(setting: Setting) -> Proxy:
    """Connect to the proxy and hang up; nothing is sent."""
    import socket

    if not setting.host:
        return Proxy(setting=setting)
    started = time.perf_counter()
    try:
        socket.create_connection((setting.host, setting.port), timeout=_PATIENCE).close()
    except (OSError, UnicodeError):
        return Proxy(setting=setting, reachable=False)
    took_ms = round((time.perf_counter() - started) * 1000, 1)
    return Proxy(setting=setting, reachable=True, connect_ms=took_ms)


FACT = Fact(
    id="proxy",
    topic=Topic.PROXY,
    limit=2.5,
    readers={
        Platform.LINUX: _reader(linux.read),
        Platform.MACOS: _reader(macos.read),
        Platform.WINDOWS: _reader(windows.read),
    },
)
