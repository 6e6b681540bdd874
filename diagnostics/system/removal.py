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

# Deeper than anybody nests; os.fwalk recurses, and a hostile tree may be thousands deep.
DEEPEST = 64

Wanted = Callable[[str, os.stat_result], bool]


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
    """The folder at `path`, unless it is missing, a link or somebody else's private matter."""
    try:
        status = path.lstat()
    except OSError:
        return None
    return Place(str(path), status.st_dev, status.st_ino) if stat.S_ISDIR(status.st_mode) else None


def files_in(place: Place, wanted: Wanted) -> Iterator[Found]:
    """The regular files of this person below a place that `wanted` says yes to (name, status)."""
    for found, status in _below(place):
        if stat.S_ISREG(status.st_mode) and _is_own(status) and wanted(found.name, status):
            yield found


def everything_in(place: Place) -> Iterator[Found]:
    """All that is below a place, folders after what is in them, links as links."""
    return (found for found, _ in _below(place))


def freed_by(status: os.stat_result) -> int:
    """What removing a name gives back: nothing where the file has other names."""
    if stat.S_ISREG(status.st_mode) and status.st_nlink > 1:
        return 0
    return status.st_blocks * 512


def open_files() -> frozenset[tuple[int, int]]:
    """Device and inode of every file that a process of this person has open, where /proc tells."""
    found = set()
    for entry in Path("/proc").glob("[0-9]*/fd/*"):
        with suppress(OSError):
            status = entry.stat()
            found.add((status.st_dev, status.st_ino))
    return frozenset(found)


def _below(place: Place) -> Iterator[tuple[Found, os.stat_result]]:
    """Walk a place that is still the one that was found, on its own disk; no link is followed."""
    with suppress(OSError):
        top = os.open(place.path, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
        try:
            status = os.fstat(top)
            if (status.st_dev, status.st_ino) == (place.device, place.inode):
                yield from _walk(top, place.device, depth=0)
        finally:
            os.close(top)


def _walk(folder: int, device: int, depth: int) -> Iterator[tuple[Found, os.stat_result]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            try:
                status = entry.stat(follow_symlinks=False)
            except OSError:  # removed meanwhile
                continue
            is_folder = stat.S_ISDIR(status.st_mode)
            if is_folder and status.st_dev == device and depth < DEEPEST:
                yield from _enter(entry.name, folder, device, depth)
            if status.st_dev == device:
                yield Found(folder, entry.name, freed_by(status), is_folder), status


def _enter(
    name: str, folder: int, device: int, depth: int
) -> Iterator[tuple[Found, os.stat_result]]:
    try:
        inside = os.open(name, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW, dir_fd=folder)
    except OSError:  # not ours to look into, or swapped for something else
        return
    try:
        if os.fstat(inside).st_dev == device:
            yield from _walk(inside, device, depth + 1)
    finally:
        os.close(inside)


def _is_own(status: os.stat_result) -> bool:
    return status.st_uid == os.getuid()
