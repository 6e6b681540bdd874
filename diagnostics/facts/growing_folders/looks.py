"""Looks at the places now and then, keeps what it saw, and compares."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from diagnostics.facts.growing_folders.model import Folder, GrowingFolders, Look, Looks, Place
from diagnostics.facts.growing_folders.places import places
from diagnostics.facts.growing_folders.sizes import sizes
from diagnostics.facts.kept import keep, kept
from diagnostics.system import Machine

_NAME = "growing-folders"
_HOUR = 60 * 60
# Looking again sooner costs more than it tells.
_FRESH_SECONDS = 6 * _HOUR
# People remember what they did in the last week.
_LONGEST_SECONDS = 8 * 24 * _HOUR


def read(machine: Machine) -> GrowingFolders:
    """Take the look of the last hours or a new one; compare with the oldest of the last days."""
    before = kept(machine, _NAME, Looks) or Looks()
    looks = renewed(before, machine.now(), places(machine))
    if looks != before:
        keep(machine, _NAME, looks)
    return compared(looks)


def renewed(before: Looks, now: float, where: dict[Place, list[Path]]) -> Looks:
    """The looks of the last days (a clock set back makes them void), with a fresh one last."""
    recent = tuple(look for look in before.looks if 0 <= now - look.when <= _LONGEST_SECONDS)
    if recent and now - recent[-1].when < _FRESH_SECONDS:
        return Looks(recent)
    return Looks((*recent, Look(now, sizes(where))))


def compared(looks: Looks) -> GrowingFolders:
    """The newest look against the oldest."""
    oldest, newest = looks.looks[0], looks.looks[-1]
    if oldest is newest:
        return GrowingFolders(folders=newest.folders)
    earlier = {folder.place: folder for folder in oldest.folders if folder.complete}
    return GrowingFolders(
        folders=tuple(_grown(folder, earlier.get(folder.place)) for folder in newest.folders),
        over_seconds=newest.when - oldest.when,
    )


def _grown(folder: Folder, earlier: Folder | None) -> Folder:
    if earlier is None or not folder.complete:
        return folder
    return replace(folder, grew_bytes=folder.size_bytes - earlier.size_bytes)
