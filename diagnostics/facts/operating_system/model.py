"""An operating system in one form, whoever made it."""

from __future__ import annotations

import msgspec


class OperatingSystem(msgspec.Struct, frozen=True, kw_only=True):
    """`name` and `version` as its maker writes them, `build` where there is one.

    `supported_until` is the last day with mends for everybody, as YYYY-MM-DD, None where it is not
    known; `supported_seconds` is how far off that is, negative once it is over.
    """

    name: str
    version: str
    build: str = ""
    kernel: str = ""
    architecture: str = ""
    supported_until: str | None = None
    supported_seconds: float | None = None
