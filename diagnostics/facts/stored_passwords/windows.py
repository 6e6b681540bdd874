"""Sign-ins to servers in the Credential Manager, as `cmdkey /list` prints them.

Its words are translated, but "Domain:target=" is not; when they were stored it does not say.
Microsoft's page "cmdkey"; not tried on a real one.
"""

from __future__ import annotations

import re

from diagnostics.facts.commands import answer
from diagnostics.facts.stored_passwords.model import SignIn
from diagnostics.system import Machine

#     Target: Domain:target=files.northwind.example
#     Type: Domain Password
#     User: NORTHWIND\ana
_TARGET = re.compile(r"\bDomain:target=(\S+)")
_VALUE = re.compile(r"^\s+[^:=]+: (.+?)\s*$")
# Of a host, or a host with a share; never the beginning of another option.
HOST = re.compile(r"(?:TERMSRV/)?([A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?)")


def sign_ins(machine: Machine) -> tuple[SignIn, ...]:
    """All of them; raises CannotTell."""
    return targets(answer(machine, "cmdkey", "/list", limit=3.0))


def targets(printed: str) -> tuple[SignIn, ...]:
    """Those in what cmdkey printed: the user is the second value after the target."""
    found: dict[str, SignIn] = {}
    lines = printed.splitlines()
    for number, line in enumerate(lines):
        target = _TARGET.search(line)
        host = HOST.fullmatch(target[1]) if target else None
        if target and host:
            user = _VALUE.match(lines[number + 2]) if len(lines) > number + 2 else None
            found[target[1]] = SignIn(
                handle=target[1], server=host[1], user=user[1] if user else ""
            )
    return tuple(found.values())
