"""Stored sign-ins in one form for every system; never the secret, which nothing here asks for."""

from __future__ import annotations

import msgspec


class SignIn(msgspec.Struct, frozen=True, kw_only=True):
    """A sign-in to a server: `handle` is how the system calls it, `age_seconds` None if not told.

    Only for mending, never for a report.
    """

    handle: str
    server: str
    user: str = ""
    age_seconds: float | None = None


class StoredPasswords(msgspec.Struct, frozen=True, kw_only=True):
    """How many sign-ins to servers are stored, and how long ago each, as far as that is told."""

    count: int
    ages_seconds: tuple[float, ...] = ()
