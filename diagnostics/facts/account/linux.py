"""An account of this computer as chage(1) shows it to its owner."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import UTC, datetime

from diagnostics.facts.account.model import Account
from diagnostics.facts.commands import answer
from diagnostics.facts.stamps import of_files_or_never
from diagnostics.model import CannotTell
from diagnostics.system import Machine
from diagnostics.text import text

_UID = re.compile(r"^Uid:\s+(\d+)", re.MULTILINE)
_LINE = re.compile(r"^([A-Z][a-z ]+?)\s*: (.+)$", re.MULTILINE)
_NOW = "password must be changed"


def read(machine: Machine) -> Account:
    """Ask for the person who runs this; the organisation's accounts are not in /etc/passwd."""
    name = own_name(machine)
    if name is None:
        raise CannotTell(text("your organisation’s server keeps your account"))
    printed = answer(machine, "chage", "--list", "--iso8601", "--", name, limit=2.0)
    return account(name, printed, machine.now())


def stamp(machine: Machine) -> str:
    """What all of it depends on; everybody may see when it changed."""
    return of_files_or_never(machine, "/etc/passwd", "/etc/shadow")


def own_name(machine: Machine) -> str | None:
    """The name of the account that runs this, by its number; None where it is kept elsewhere."""
    found = _UID.search(machine.read("/proc/self/status"))
    rows = (line.split(":") for line in machine.read("/etc/passwd").splitlines())
    return next((r[0] for r in rows if len(r) > 2 and found and r[2] == found[1]), None)


def account(name: str, printed: str, now: float) -> Account:
    """What chage printed; its dates begin at midnight in UTC, as shadow(5) counts days."""
    lines = dict(_LINE.findall(printed))
    changed = _day(lines.get("Last password change"))
    if "Password expires" not in lines:
        raise CannotTell(text("the program “{program}” could not say", program="chage"))
    return Account(
        name=name,
        password_expires_seconds=_until(lines["Password expires"], now),
        password_age_seconds=None if changed is None else max(0.0, now - changed),
        account_expires_seconds=_until(lines.get("Account expires"), now),
        must_change=lines["Password expires"] == _NOW,
    )


def _until(value: str | None, now: float) -> float | None:
    day = _day(value)
    return None if day is None else day - now


def _day(value: str | None) -> float | None:
    with suppress(ValueError):
        return datetime.fromisoformat(value or "").replace(tzinfo=UTC).timestamp()
    return None
