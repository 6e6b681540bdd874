"""Which programs left a lock behind that says that they run, though they do not."""

from __future__ import annotations

import msgspec

from diagnostics.facts.stale_locks.looking import left_behind
from diagnostics.model import Fact, Topic
from diagnostics.system import Machine, Platform

__all__ = ["FACT", "StaleLocks"]


class StaleLocks(msgspec.Struct, frozen=True, kw_only=True):
    """Names of programs: all that left a lock, and those of them that will not start for it."""

    programs: tuple[str, ...]
    blocked: tuple[str, ...] = ()


def _read(machine: Machine) -> StaleLocks:
    found = left_behind(machine)
    return StaleLocks(
        programs=tuple(dict.fromkeys(lock.program.name for lock in found)),
        blocked=tuple(dict.fromkeys(lock.program.name for lock in found if lock.blocking)),
    )


FACT = Fact(
    id="stale_locks",
    topic=Topic.PROGRAMS,
    limit=2.0,
    readers={Platform.LINUX: _read, Platform.MACOS: _read},
)
