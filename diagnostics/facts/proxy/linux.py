"""The proxy on Linux: GNOME's settings, as most desktops keep them."""

from __future__ import annotations

import re

from msgspec.structs import replace

from diagnostics.facts.commands import answer
from diagnostics.facts.proxy.model import Kind, Setting, Source, manual, script_address
from diagnostics.model import CannotTell
from diagnostics.system import Machine, ProgramMissing

_SCHEMA = "org.gnome.system.proxy"
# A line: org.gnome.system.proxy.https port 8080
_LINE = re.compile(
    r"^org\.gnome\.system\.proxy(\S*) (mode|host|port|autoconfig-url|ignore-hosts) (.*)$",
    re.MULTILINE,
)
_KINDS = {"auto": Kind.AUTOMATIC, "manual": Kind.MANUAL}


def read(machine: Machine) -> Setting:
    """Ask gsettings; a desktop without it has no setting of this kind."""
    try:
        return setting(answer(machine, "gsettings", "list-recursively", _SCHEMA, limit=1.0))
    except (ProgramMissing, CannotTell):
        return Setting(kind=Kind.NONE, source=Source.SYSTEM)


def setting(printed: str) -> Setting:
    """The setting in what gsettings lists; nothing of who signs in is picked out."""
    found = {(part, key): value.strip("'") for part, key, value in _LINE.findall(printed)}
    kind = _KINDS.get(found.get(("", "mode"), ""), Kind.NONE)
    if kind is not Kind.MANUAL:
        address = found.get(("", "autoconfig-url"), "") if kind is Kind.AUTOMATIC else ""
        return Setting(kind=kind, source=Source.SYSTEM, script=script_address(address))
    part = next((p for p in (".https", ".http", ".socks") if found.get((p, "host"))), ".http")
    port = found.get((part, "port"), "")
    chosen = manual(
        Source.SYSTEM, found.get((part, "host"), ""), int(port) if port.isdecimal() else 0
    )
    beside = tuple(re.findall(r"'([^']+)'", found.get(("", "ignore-hosts"), "")))
    return replace(chosen, beside=beside, socks=part == ".socks")
