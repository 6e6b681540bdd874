"""Errors in the journal: journalctl(1), severities of syslog (RFC 5424) 3 and worse."""

from __future__ import annotations

import re

import msgspec

from diagnostics.facts.commands import answer
from diagnostics.facts.system_log_errors.model import MOST, SystemLogErrors, count
from diagnostics.model import CannotTell
from diagnostics.system import Machine
from diagnostics.text import text

# Only where an entry came from is asked for, never its message.
_ERRORS = (
    "journalctl",
    "--no-pager",
    "--priority=err",
    "--since=-24h",
    f"--lines={MOST}",
    "--output=json",
    "--output-fields=_SYSTEMD_UNIT,SYSLOG_IDENTIFIER",
)
_INSTANCE = re.compile(r"@.*?(?=\.\w+$|$)")
_BARRED = "not seeing messages from other users and the system"
_EMPTY = "No journal files were found"


class _Entry(msgspec.Struct):
    """Fields that journald gives as text; it gives bytes as lists and long ones as null."""

    unit: object = msgspec.field(name="_SYSTEMD_UNIT", default=None)
    identifier: object = msgspec.field(name="SYSLOG_IDENTIFIER", default=None)


def read(machine: Machine) -> SystemLogErrors:
    """Ask the journal; most people may see only their own part of it."""
    # As JSON it does not say what it leaves out, so that is asked first.
    hints = machine.run("journalctl", "--no-pager", "--lines=0", limit=1.0).err
    if _BARRED in hints:
        raise CannotTell(text("only administrators may see the log of this system"))
    if _EMPTY in hints:
        raise CannotTell(text("this system keeps no log that can be read"))
    return errors(answer(machine, *_ERRORS, limit=2.0))


def errors(printed: str) -> SystemLogErrors:
    """Count the entries, one JSON object a line; a line cut off by the size limit is left out."""
    entries = msgspec.json.Decoder(_Entry)
    return count(_source(line, entries) for line in printed.splitlines() if line.endswith("}"))


def _source(line: str, entries: msgspec.json.Decoder[_Entry]) -> str:
    entry = entries.decode(line)
    named = (entry.unit, entry.identifier)
    name = next((name for name in named if isinstance(name, str)), "kernel")
    # Instances of a unit count together; what tells them apart may be a person's name.
    return _INSTANCE.sub("@", name)
