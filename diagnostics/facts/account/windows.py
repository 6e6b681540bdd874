"""An account of Windows or of its domain, through ADSI, which speaks no language."""

from __future__ import annotations

import msgspec

from diagnostics.facts.account.model import Account
from diagnostics.facts.commands import powershell
from diagnostics.model import CannotTell
from diagnostics.system import Machine
from diagnostics.text import text

# Documented: IADsUser, and the WinNT provider's PasswordAge and MaxPasswordAge, in seconds.
_SCRIPT = """
$user = [ADSI]"WinNT://$env:USERDOMAIN/$env:USERNAME,user"
$ends = try { ([DateTimeOffset]$user.AccountExpirationDate.Value).ToUnixTimeSeconds() } catch { }
@{ age = $user.PasswordAge.Value; longest = $user.MaxPasswordAge.Value
   flags = $user.UserFlags.Value; must = $user.PasswordExpired.Value
   locked = [bool]$user.IsAccountLocked; ends = $ends
   domain = $env:USERDOMAIN -ne $env:COMPUTERNAME } | ConvertTo-Json -Compress
"""
# ADS_UF_DONT_EXPIRE_PASSWD.
_NEVER_EXPIRES = 0x10000


class _Answer(msgspec.Struct):
    age: float | None
    longest: float | None
    flags: int | None
    must: int | None
    locked: bool
    ends: float | None
    domain: bool


def read(machine: Machine) -> Account:
    """Ask for the person who is signed in; a domain that is out of reach is a reason."""
    told = powershell(machine, _SCRIPT, _Answer, limit=2.5)
    if told.flags is None:
        raise CannotTell(text("your organisation’s server did not answer about your account"))
    return Account(
        name=machine.environment.get("USERNAME", ""),
        password_expires_seconds=None if told.flags & _NEVER_EXPIRES else _left(told),
        password_age_seconds=told.age,
        account_expires_seconds=None if told.ends is None else told.ends - machine.now(),
        must_change=bool(told.must),
        locked=told.locked,
        in_domain=told.domain,
    )


def _left(told: _Answer) -> float | None:
    """The seconds until the password expires; a longest age of 0 or -1 means for ever."""
    if told.age is None or told.longest is None or told.longest <= 0:
        return None
    return told.longest - told.age
