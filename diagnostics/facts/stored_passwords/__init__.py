"""How many passwords for servers this computer keeps for the person, and how old they are."""

from __future__ import annotations

from diagnostics.facts.stored_passwords import linux, macos, windows
from diagnostics.facts.stored_passwords.model import SignIn, StoredPasswords
from diagnostics.model import Fact, Topic
from diagnostics.system import Machine, Platform

__all__ = ["FACT", "READERS", "SignIn", "StoredPasswords"]

READERS = {
    Platform.LINUX: linux.sign_ins,
    Platform.MACOS: macos.sign_ins,
    Platform.WINDOWS: windows.sign_ins,
}


def _read(machine: Machine) -> StoredPasswords:
    found = READERS[machine.platform](machine)
    ages = (one.age_seconds for one in found)
    return StoredPasswords(
        count=len(found), ages_seconds=tuple(age for age in ages if age is not None)
    )


FACT = Fact(
    id="stored_passwords",
    topic=Topic.ACCOUNTS,
    limit=3.0,
    readers=dict.fromkeys(Platform, _read),
)
