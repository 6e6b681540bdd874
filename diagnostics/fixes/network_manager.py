"""NetworkManager's connections, as nmcli(1) of 1.42 lists them.

Whoever sits at the computer may end and begin them; where a password is missing, it is the desktop
that asks for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from diagnostics.fixes.steps import worked
from diagnostics.system import Machine, ProgramMissing, ProgramTimedOut

# What may be passed on: NetworkManager makes these itself (RFC 9562).
_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
# In a terse line a colon in a value has a backslash before it, and so has a backslash.
_FIELD = re.compile(r"((?:[^:\\]|\\.)*)(?::|$)")
_LIST = ("nmcli", "-t", "-e", "yes", "-f", "UUID,TYPE,ACTIVE,NAME", "connection", "show")
# Somebody may have to find a password.
_UP_SECONDS = 90
_DOWN_SECONDS = 20


class Connection(msgspec.Struct, frozen=True, kw_only=True):
    """One that is set up here; `kind` as NetworkManager calls it."""

    uuid: str
    kind: str
    active: bool
    name: str


def connections(machine: Machine) -> list[Connection]:
    """Those that are set up; none where NetworkManager does not run."""
    try:
        output = machine.run(*_LIST, limit=5.0)
    except (ProgramMissing, ProgramTimedOut):
        return []
    return list(listed(output.out)) if output.code == 0 else []


def listed(printed: str) -> Iterator[Connection]:
    """Those in what nmcli printed; lines that make no sense are left out."""
    for line in printed.splitlines():
        fields = fields_of(line)
        if len(fields) == 4 and _UUID.fullmatch(fields[0]):
            uuid, kind, active, name = fields
            yield Connection(uuid=uuid, kind=kind, active=active == "yes", name=name)


def fields_of(line: str) -> list[str]:
    """The values of a terse line."""
    found, position = [], 0
    while (match := _FIELD.match(line, position)) is not None:
        found.append(re.sub(r"\\(.)", r"\1", match[1]))
        if match.end() == len(line) and not match[0].endswith(":"):
            return found
        position = match.end()
    return []


def value(machine: Machine, uuid: str, field: str) -> str | None:
    """One value of a connection; "" where it is not set, None where nobody says."""
    argv = ("nmcli", "-g", field, "-e", "no", "connection", "show", "uuid", uuid)
    try:
        output = machine.run(*argv, limit=5.0)
    except (ProgramMissing, ProgramTimedOut):
        return None
    return output.out.strip() if output.code == 0 else None


def reconnect(machine: Machine, uuid: str) -> bool:
    """End a VPN and begin it again; whether it is there afterwards."""
    down = ("nmcli", "--wait", str(_DOWN_SECONDS), "connection", "down", "uuid", uuid)
    worked(machine, *down, limit=_DOWN_SECONDS + 5)  # one that has ended already cannot be
    return connect(machine, uuid)


def connect(machine: Machine, uuid: str) -> bool:
    """Begin it; whether it is there.

    One that is there NetworkManager ends and begins anew by itself: were it ended from here, and
    the program then killed, it would stay ended.
    """
    up = ("nmcli", "--wait", str(_UP_SECONDS), "connection", "up", "uuid", uuid)
    return worked(machine, *up, limit=_UP_SECONDS + 5)


def forget(machine: Machine, uuid: str) -> bool:
    """Delete what is set up, with the password."""
    return worked(machine, "nmcli", "connection", "delete", "uuid", uuid, limit=_DOWN_SECONDS)
