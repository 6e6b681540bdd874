"""Programs that crashed lately, in one form for every system."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import msgspec

WEEK = 7 * 24 * 60 * 60
_MOST_PROGRAMS = 5


class RecentCrashes(msgspec.Struct, frozen=True, kw_only=True):
    """Crashes of the last seven days; the programs with most of them first, five at most.

    `last_seconds` is how long ago the last was, None without any.
    """

    crashes: int
    programs: tuple[str, ...]
    last_seconds: float | None


def of_crashes(crashes: Iterable[tuple[str, float]], now: float) -> RecentCrashes:
    """Count crashes, given as program and moment (in seconds since the epoch)."""
    recent = [(program, at) for program, at in crashes if 0 <= now - at <= WEEK]
    most = Counter(program for program, _ in recent).most_common(_MOST_PROGRAMS)
    return RecentCrashes(
        crashes=len(recent),
        programs=tuple(program for program, _ in most),
        last_seconds=min((now - at for _, at in recent), default=None),
    )
