"""How long an account and its password are good for, in one form for every system."""

from __future__ import annotations

import msgspec

from diagnostics.identities import AccountName


class Account(msgspec.Struct, frozen=True, kw_only=True):
    """Times are in seconds from now (below zero: past); None where there is no such limit.

    `must_change`: the password is refused until it is changed. `locked` is None where the system
    does not tell. `in_domain`: an organisation's server keeps the account.
    """

    name: AccountName
    password_expires_seconds: float | None
    password_age_seconds: float | None = None
    account_expires_seconds: float | None = None
    must_change: bool = False
    locked: bool | None = None
    in_domain: bool = False
