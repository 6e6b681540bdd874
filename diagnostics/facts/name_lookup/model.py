"""How looking up a name went, in one form for every system."""

from __future__ import annotations

from enum import StrEnum

import msgspec


class Answer(StrEnum):
    """FAILED: told at once that it cannot be answered now. SILENT: nothing came in time."""

    FOUND = "found"
    NO_SUCH_NAME = "no_such_name"
    FAILED = "failed"
    SILENT = "silent"


class NameLookup(msgspec.Struct, frozen=True, kw_only=True):
    """`servers` is how many name servers this computer is set up to ask."""

    servers: int
    answer: Answer
    took_ms: float
