"""The proxy on macOS, as `scutil --proxy` prints it."""

from __future__ import annotations

import re

from msgspec.structs import replace

from diagnostics.facts.commands import answer
from diagnostics.facts.proxy.model import Kind, Setting, Source, manual, script_address
from diagnostics.system import Machine

# A line: HTTPSPort : 8080
_LINE = re.compile(r"^\s*([A-Za-z]\w*) : (\S+)$", re.MULTILINE)
# A line of the only list, that of the exceptions: 0 : *.local
_ENTRY = re.compile(r"^\s*\d+ : (\S+)$", re.MULTILINE)


def read(machine: Machine) -> Setting:
    """Ask for the proxy of the network in use."""
    return setting(answer(machine, "scutil", "--proxy", limit=1.0))


def setting(printed: str) -> Setting:
    """The setting in what scutil printed."""
    found = dict(_LINE.findall(printed))
    if "1" in {found.get("ProxyAutoConfigEnable"), found.get("ProxyAutoDiscoveryEnable")}:
        address = found.get("ProxyAutoConfigURLString", "")
        return Setting(kind=Kind.AUTOMATIC, source=Source.SYSTEM, script=script_address(address))
    part = next((p for p in ("HTTPS", "HTTP", "SOCKS") if found.get(f"{p}Enable") == "1"), None)
    if part is None:
        return Setting(kind=Kind.NONE, source=Source.SYSTEM)
    port = found.get(f"{part}Port", "")
    chosen = manual(
        Source.SYSTEM, found.get(f"{part}Proxy", ""), int(port) if port.isdecimal() else 0
    )
    return replace(chosen, beside=tuple(_ENTRY.findall(printed)), socks=part == "SOCKS")
