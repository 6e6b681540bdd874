"""When a screen locks, in one form for every system."""

from __future__ import annotations

import msgspec


class ScreenLock(msgspec.Struct, frozen=True, kw_only=True):
    """`after_seconds` without a key or a mouse moved it locks; None where the time is not told."""

    locks: bool
    after_seconds: float | None = None


def seconds(value: str | None) -> float:
    """A number of a setting, such as "300" or "0x384"; 0 where there is none."""
    try:
        return float(max(0, int(value or "", 0)))
    except ValueError:
        return 0.0
