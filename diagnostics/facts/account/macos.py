"""An account of a Mac: when its password was set, and how long the policy lets it live."""

from __future__ import annotations

from typing import Any

from diagnostics.facts.account.model import Account
from diagnostics.facts.commands import answer
from diagnostics.facts.plists import properties
from diagnostics.model import CannotTell
from diagnostics.system import Machine
from diagnostics.text import text

_DAY = 24 * 60 * 60


def read(machine: Machine) -> Account:
    """Ask the directory and the policy; both put a line before their property list."""
    name = machine.environment.get("USER", "")
    if not name or "/" in name:
        raise CannotTell(text("the system does not say who you are"))
    data = answer(machine, "dscl", ".", "-read", f"/Users/{name}", "accountPolicyData", limit=1.5)
    policies = answer(machine, "pwpolicy", "-getaccountpolicies", limit=1.5)
    return account(name, _after_words(data), _after_words(policies), machine.now())


def account(name: str, data: dict[str, Any], policies: dict[str, Any], now: float) -> Account:
    """Put together what the directory says and what the policy asks for."""
    changed, days = data.get("passwordLastSetTime"), _days(policies)
    age = max(0.0, now - changed) if isinstance(changed, int | float) else None
    left = None if age is None or days is None else days * _DAY - age
    return Account(
        name=name,
        password_expires_seconds=left,
        password_age_seconds=age,
        must_change=left is not None and left <= 0,
    )


def _days(policies: dict[str, Any]) -> float | None:
    """The shortest life that any policy gives a password, in days."""
    changes = policies.get("policyCategoryPasswordChange", [])
    lives = [p.get("policyParameters", {}).get("policyAttributeExpiresEveryNDays") for p in changes]
    return min((float(days) for days in lives if isinstance(days, int | float)), default=None)


def _after_words(printed: str) -> dict[str, Any]:
    start = printed.find("<?xml")
    return properties(printed[start:]) if start >= 0 else {}
