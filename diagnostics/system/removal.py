"""Finding and removing files by handles to their folders, never by their paths.

A path can lead elsewhere by the time it is used: somebody swaps a folder for a link between the
look and the deletion. A handle (openat(2), unlinkat(2)) stays with the folder it was opened for,
so nothing outside it can be touched. POSIX only.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import msgspec

from diagnostics.system.files import mount_points

# Deeper than anybody nests; os.fwalk recurses, and a hostile tree may be thousands deep.
DEEPEST = 64

_FOLDER = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0) | getattr(os, "O_NOFOLLOW", 0)

# Says whether an entry may be looked at: its name, its status, and whether it is right at the top.
Passes = Callable[[str, os.stat_result, bool], bool]


class Place(msgspec.Struct, frozen=True):
    """A folder as it was found: apply it only to the very same one (device and inode)."""

    path: str
    device: int
    inode: int


class Found(msgspec.Struct, frozen=True):
    """A file or folder in a folder that is open now; `size` is what removing it frees, in bytes."""

    folder: int
    name: str
    size: int
    is_folder: bool

    def remove(self) -> None:
        """Remove it; raises OSError."""
        if self.is_folder:
            os.rmdir(self.name, dir_fd=self.folder)
        else:
            os.unlink(self.name, dir_fd=self.folder)


def place_at(path: Path) -> Place | None:
    """The folder at `path`; None where there is none, or a link."""
    try:
        status = path.lstat()
    except OSError:
        return None
    return Place(str(path), status.st_dev, status.st_ino) if stat.S_ISDIR(status.st_mode) else None


def files_in(place: Place, passes: Passes, until: float) -> Iterator[Found]:
    """The regular files below a place that pass, in folders that pass; all of this person.

    `until` as in `everything_in`.
    """

    def passes_and_is_own(name: str, status: os.stat_result, at_top: bool) -> bool:
        return status.st_uid == os.getuid() and passes(name, status, at_top)

    for found, status in _below(place, passes_and_is_own, until):
        if stat.S_ISREG(status.st_mode):
            yield found


def everything_in(place: Place, until: float) -> Iterator[Found]:
    """All that is below a place, folders after what is in them, links as links.

    What came or was changed after the moment `until` (in seconds since the epoch) stays, with all
    that is in it: nobody has seen it in a plan.
    """
    return (found for found, _ in _below(place, lambda *_: True, until))


def freed_by(status: os.stat_result) -> int:
    """What removing a name gives back: nothing where the file has other names."""
    if stat.S_ISREG(status.st_mode) and status.st_nlink > 1:
        return 0
    return status.st_blocks * 512


def _below(place: Place, passes: Passes, until: float) -> Iterator[tuple[Found, os.stat_result]]:
    """Walk a place that is still the one that was found, on its own disk; no link is followed."""
    with suppress(OSError):
        top = os.open(place.path, _FOLDER)
        try:
            status = os.fstat(top)
            if _identity(status) == (place.device, place.inode):
                walk = _Walk(place.device, _shown_in(place.path), passes, until)
                yield from walk.through(top, depth=0)
        finally:
            os.close(top)


def _identity(status: os.stat_result) -> tuple[int, int]:
    return status.st_dev, status.st_ino


def _shown_in(folder: str) -> frozenset[tuple[int, int]]:
    """Folders that are elsewhere on the same disk, and only shown in this one (bind mounts)."""
    inside = os.path.realpath(folder) + os.sep
    shown = set()
    for place in mount_points():
        if place.startswith(inside):
            with suppress(OSError):
                shown.add(_identity(Path(place).lstat()))
    return frozenset(shown)


class _Walk:
    """One walk, on one disk."""

    def __init__(
        self,
        device: int,
        elsewhere: frozenset[tuple[int, int]],
        passes: Passes,
        until: float,
    ) -> None:
        self._device = device
        self._elsewhere = elsewhere
        self._passes = passes
        self._until = until

    def through(self, folder: int, depth: int) -> Iterator[tuple[Found, os.stat_result]]:
        """All that passes in an open folder, and below."""
        for name, status in _entries(folder):
            if not self._may_go(status) or not self._passes(name, status, depth == 0):
                continue
            is_folder = stat.S_ISDIR(status.st_mode)
            if is_folder and depth < DEEPEST:
                yield from self._enter(folder, name, status, depth + 1)
            yield Found(folder, name, freed_by(status), is_folder), status

    def _may_go(self, status: os.stat_result) -> bool:
        here = status.st_dev == self._device and _identity(status) not in self._elsewhere
        return here and status.st_ctime <= self._until

    def _enter(
        self, folder: int, name: str, passed: os.stat_result, depth: int
    ) -> Iterator[tuple[Found, os.stat_result]]:
        try:
            inside = os.open(name, _FOLDER, dir_fd=folder)
        except OSError:  # not ours to look into, or swapped for something else
            return
        try:
            if _identity(os.fstat(inside)) == _identity(passed):
                yield from self.through(inside, depth)
        finally:
            os.close(inside)


def _entries(folder: int) -> Iterator[tuple[str, os.stat_result]]:
    """What is in an open folder, as far as it can be read."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            with suppress(OSError):  # removed meanwhile
                yield entry.name, entry.stat(follow_symlinks=False)
