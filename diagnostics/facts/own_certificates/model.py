"""Certificates that say who a person or a computer is, in one form for every system."""

from __future__ import annotations

import msgspec

from diagnostics.identities import PersonName

# Somebody may keep thousands of old ones.
MOST = 200


class Certificate(msgspec.Struct, frozen=True, kw_only=True):
    """`name` is whose it is, `issuer` who vouches for it; `expires` in seconds since the epoch.

    `place` is where it lies: "files", "browser", or the store of the system.
    """

    name: PersonName
    issuer: str
    expires: float
    place: str


class OwnCertificates(msgspec.Struct, frozen=True, kw_only=True):
    """Those that this person may see, the first to expire first; `now` is when it was looked.

    `places` is how many folders, browsers and stores of the system were looked through.
    """

    certificates: tuple[Certificate, ...]
    now: float
    places: int
