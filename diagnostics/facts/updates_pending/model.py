"""What is known of waiting updates, in one form for every system."""

from __future__ import annotations

import msgspec


class UpdatesPending(msgspec.Struct, frozen=True, kw_only=True):
    """Updates known to wait; `security` of them mend a weakness (None where that is not told).

    `looked_seconds` is how long ago anything was last heard of updates, None where nobody knows.
    """

    pending: int
    security: int | None = None
    looked_seconds: float | None = None
