"""Which proxy programs are told to use: by environment variables, or by the settings."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from diagnostics.facts.proxy import linux, macos, windows
from diagnostics.facts.proxy.model import Kind, Setting, Source, goes_beside, manual
from diagnostics.system import Machine, Platform

__all__ = ["Kind", "Setting", "Source", "address_in", "goes_beside", "of_environment", "setting"]

_VARIABLES = ("https_proxy", "HTTPS_PROXY", "http_proxy", "all_proxy", "ALL_PROXY")
_READERS = {
    Platform.LINUX: linux.read,
    Platform.MACOS: macos.read,
    Platform.WINDOWS: windows.read,
}


def setting(machine: Machine) -> Setting:
    """The proxy in use."""
    return of_environment(machine.environment) or _READERS[machine.platform](machine)


def of_environment(environment: Mapping[str, str]) -> Setting | None:
    """The proxy in the variables that command-line programs and many others heed."""
    address = address_in(environment)
    if address is None:
        return None
    beside = environment.get("no_proxy") or environment.get("NO_PROXY") or ""
    return replace(
        manual(Source.ENVIRONMENT, address), beside=tuple(filter(None, beside.split(",")))
    )


def address_in(environment: Mapping[str, str]) -> str | None:
    """The address in those variables, which may hold a name and a password.

    `HTTP_PROXY` in capitals is not among them: a web server hands it to the programs it runs.
    """
    return next((environment[name] for name in _VARIABLES if environment.get(name)), None)
