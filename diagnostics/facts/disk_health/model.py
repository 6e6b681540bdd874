"""The health of disks in one form for every system; serial numbers are left where they are."""

from __future__ import annotations

import msgspec

from diagnostics.model import CannotTell
from diagnostics.text import text

# What a desktop has at most.
MOST = 16


class Drive(msgspec.Struct, frozen=True, kw_only=True):
    """What a disk tells of itself; None where it does not.

    `failing` is its own verdict. `worn_ratio` is what is used up of the writing that it was made
    for. `bad_sectors` are places that can no longer be written to or read.
    """

    model: str
    size_bytes: int = 0
    rotating: bool | None = None
    removable: bool = False
    failing: bool | None = None
    worn_ratio: float | None = None
    bad_sectors: int | None = None
    celsius: float | None = None
    powered_seconds: int | None = None


class DiskHealth(msgspec.Struct, frozen=True, kw_only=True):
    """Every disk that tells anything of its health."""

    drives: tuple[Drive, ...]


def telling(drives: list[Drive]) -> DiskHealth:
    """Those that give a verdict on themselves; raises CannotTell where none does."""
    known = [drive for drive in drives if drive.failing is not None]
    if not known:
        raise CannotTell(text("no disk of this computer says how it is"))
    return DiskHealth(drives=tuple(known[:MOST]))
