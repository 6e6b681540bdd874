"""The proxy on Windows, as the Internet settings in the registry keep it."""

from __future__ import annotations

from msgspec.structs import replace

from diagnostics.facts.commands import answer, registry_values
from diagnostics.facts.proxy.model import Kind, Setting, Source, manual, script_address
from diagnostics.system import Machine

_KEY = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Internet Settings"


def read(machine: Machine) -> Setting:
    """Ask the registry."""
    return setting(answer(machine, "reg", "query", _KEY, limit=1.0))


def setting(printed: str) -> Setting:
    """The setting in what `reg query` printed."""
    found = registry_values(printed)
    if found.get("AutoConfigURL"):
        address = script_address(found["AutoConfigURL"])
        return Setting(kind=Kind.AUTOMATIC, source=Source.SYSTEM, script=address)
    if found.get("ProxyEnable") != "0x1":
        return Setting(kind=Kind.NONE, source=Source.SYSTEM)
    chosen = manual(Source.SYSTEM, _address(found.get("ProxyServer", "")))
    beside = found.get("ProxyOverride", "").split(";")
    return replace(chosen, beside=tuple(filter(None, beside)))


def _address(server: str) -> str:
    """From one address for everything, or one for each kind ("http=a:80;https=b:8080")."""
    kinds = dict(part.split("=", 1) for part in server.split(";") if "=" in part)
    return kinds.get("https") or kinds.get("http") or kinds.get("socks") or server
