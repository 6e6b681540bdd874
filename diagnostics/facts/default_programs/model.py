"""A program that opens links of one kind, in one form for every system."""

from __future__ import annotations

import msgspec


class Program(msgspec.Struct, frozen=True, kw_only=True):
    """`name` is None where no program is set; `built_seconds` is how long ago it was built.

    What a system does not tell about a program is None. `system` is the one that was asked.
    """

    system: str = ""
    name: str | None
    version: str | None = None
    built_seconds: float | None = None
