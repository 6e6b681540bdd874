"""What readers that run programs share: a failed program is a reason, not an answer."""

from __future__ import annotations

from typing import TypeVar

import msgspec

from diagnostics.model import CannotTell
from diagnostics.system import Machine
from diagnostics.text import text

T = TypeVar("T")

# What comes before a script.
POWERSHELL = ("powershell", "-NoLogo", "-NoProfile", "-NonInteractive", "-Command")


def answer(machine: Machine, *argv: str, limit: float) -> str:
    """What a program printed; raises CannotTell where it failed, and as `Machine.run` does."""
    output = machine.run(*argv, limit=limit)
    if output.code != 0:
        reason = text("the program “{program}” could not say", program=argv[0])
        raise CannotTell(reason)
    return output.out


def powershell(machine: Machine, script: str, kind: type[T], *, limit: float) -> T:
    """What a PowerShell script printed as JSON, checked to be of `kind`.

    Scripts are constants of this project; nothing from outside ever becomes part of one.
    """
    try:
        return msgspec.json.decode(answer(machine, *POWERSHELL, script, limit=limit), type=kind)
    except msgspec.DecodeError as error:
        raise CannotTell(text("Windows gave an answer that makes no sense")) from error


def registry_values(printed: str) -> dict[str, str]:
    """The values in what `reg query KEY` prints, by name (`    ProxyEnable    REG_DWORD    0x1`).

    The output is not translated, and columns are set apart by four spaces.
    """
    rows = (line.strip().split("    ", 2) for line in printed.splitlines())
    return {row[0]: row[2].strip() for row in rows if len(row) == 3 and row[1].startswith("REG_")}
