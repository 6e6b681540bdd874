"""Places by what they are for; their names and what is in them stay on this computer."""

from __future__ import annotations

from enum import StrEnum

import msgspec


class Place(StrEnum):
    """What people would have to tidy up, wherever their system keeps it."""

    DOWNLOADS = "downloads"
    TRASH = "trash"
    CACHES = "caches"
    MAIL = "mail"


class Folder(msgspec.Struct, frozen=True, kw_only=True):
    """How big a place is; `complete` unless the time for it ran out, and it may be bigger.

    `grew_bytes` is negative where it shrank, and None where there is nothing to compare with.
    """

    place: Place
    size_bytes: int
    complete: bool = True
    grew_bytes: int | None = None


class GrowingFolders(msgspec.Struct, frozen=True, kw_only=True):
    """Each place that there is; `over_seconds` is between the looks compared, None at the first."""

    folders: tuple[Folder, ...]
    over_seconds: float | None = None


class Look(msgspec.Struct, frozen=True):
    """How big the places were at the moment `when`, in seconds since the epoch."""

    when: float
    folders: tuple[Folder, ...]


class Looks(msgspec.Struct, frozen=True):
    """The looks that are kept, oldest first."""

    looks: tuple[Look, ...] = ()
