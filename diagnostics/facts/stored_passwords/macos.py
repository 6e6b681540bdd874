"""Sign-ins to network drives in the keychain: security(1) lists what they are for, no secret.

`dump-keychain` without -d neither shows nor asks for a password. Not tried on a real one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime

from diagnostics.facts.commands import answer
from diagnostics.facts.stored_passwords.model import SignIn
from diagnostics.system import Machine

# Lines: "srvr"<blob>="files.northwind.example", "mdat"<timedate>=0x3230…  "20261101083000Z\000"
_VALUE = re.compile(r'^\s+"(acct|mdat|ptcl|srvr)"<\w+>=(?:0x[0-9A-F]+\s+)?"([^"]*)"', re.MULTILINE)
_INTERNET = 'class: "inet"'
_DRIVES = frozenset({"smb", "afp", "cifs"})
# What a host is made of, and a name: never the beginning of an option.
HANDLE = re.compile(r"(smb|afp|cifs) ([A-Za-z0-9][A-Za-z0-9.-]{0,252}) ([^-\s]\S{0,200})")


def sign_ins(machine: Machine) -> tuple[SignIn, ...]:
    """Those of network drives; raises CannotTell."""
    printed = answer(machine, "security", "dump-keychain", limit=3.0)
    return tuple(_drives(printed, machine.now()))


def _drives(printed: str, now: float) -> Iterator[SignIn]:
    for item in printed.split("keychain: ")[1:]:
        about = dict(_VALUE.findall(item))
        protocol = about.get("ptcl", "").strip()
        handle = f"{protocol} {about.get('srvr', '')} {about.get('acct', '')}"
        if _INTERNET in item and protocol in _DRIVES and HANDLE.fullmatch(handle):
            yield SignIn(
                handle=handle,
                server=about["srvr"],
                user=about["acct"],
                age_seconds=_age(about.get("mdat", ""), now),
            )


def _age(changed: str, now: float) -> float | None:
    with suppress(ValueError):
        when = datetime.strptime(changed.replace("Z\\000", "+0000"), "%Y%m%d%H%M%S%z")
        return max(0.0, now - when.timestamp())
    return None
