"""Finding and removing files by handles to their folders, never by their paths.

A path can lead elsewhere by the time it is used: somebody swaps a folder for a link between the
look and the deletion. A handle (openat(2), unlinkat(2)) stays with the folder it was opened for,
so nothing outside it can be touched. POSIX only.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Generator, Iterator
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


class Tally(msgspec.Struct):
    """What was added up: how many were found, and the bytes that removing them frees."""

    count: int = 0
    bytes: int = 0


class Rules(msgspec.Struct, frozen=True):
    """What may go of a place: all that is below it, or only the regular files that pass.

    Those have to be of this person, in folders that pass. What came or was changed after the
    moment `until` (in seconds since the epoch) stays, with all that is in it: nobody has seen it in
    a plan.
    """

    until: float
    passes: Passes | None = None


def found_in(place: Place, rules: Rules) -> Iterator[Found]:
    """What may go, folders after what is in them, links as links."""
    return _below(place, rules, None)


def added_up(place: Place, rules: Rules) -> Tally:
    """How much that is; quicker than to look at each."""
    tally = Tally()
    for found in _below(place, rules, tally):
        tally.count += 1
        tally.bytes += found.size
    return tally


def freed_by(status: os.stat_result) -> int:
    """What removing a name gives back: nothing where the file has other names."""
    if status.st_nlink > 1 and stat.S_ISREG(status.st_mode):
        return 0
    return status.st_blocks * 512


def _below(place: Place, rules: Rules, tally: Tally | None) -> Iterator[Found]:
    """Walk a place that is still the one that was found, on its own disk; no link is followed."""
    with suppress(OSError):
        top = os.open(place.path, _FOLDER)
        try:
            if _identity(os.fstat(top)) == (place.device, place.inode):
                yield from _Walk(place, rules, tally).through(top)
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


class _Level:
    """A folder that is open now, and what there is still to look at in it."""

    def __init__(self, folder: int, itself: Found | None = None) -> None:
        self.folder = folder
        self.itself = itself
        self.entries = _entries(folder)

    def close(self) -> None:
        self.entries.close()
        if self.itself is not None:  # the top is closed by who opened it
            os.close(self.folder)


class _Walk:
    """One walk, on one disk. A million files are common: what is done for each is kept short."""

    def __init__(self, place: Place, rules: Rules, tally: Tally | None) -> None:
        self._device = place.device
        self._elsewhere = _shown_in(place.path)
        self._rules = rules
        self._only_files = rules.passes is not None
        self._tally = tally

    def through(self, top: int) -> Iterator[Found]:
        """All that passes in an open folder, and below; what is in a folder before the folder."""
        levels = [_Level(top)]
        try:
            while levels:
                level = levels[-1]
                inner = yield from self._until_a_folder(level, len(levels))
                if inner is not None:
                    levels.append(inner)
                    continue
                levels.pop().close()
                if level.itself is not None and not self._only_files:
                    yield level.itself
        finally:
            for level in reversed(levels):
                level.close()

    def _until_a_folder(self, level: _Level, depth: int) -> Generator[Found, None, _Level | None]:
        """What passes of one folder; returns the next folder in it, None at its end."""
        device, folder, at_top = self._device, level.folder, depth == 1
        passes, until, tally = self._rules.passes, self._rules.until, self._tally
        me = os.getuid()
        for entry in level.entries:
            try:
                status = entry.stat(follow_symlinks=False)
            except OSError:  # removed meanwhile
                continue
            name, mode = entry.name, status.st_mode
            here_before = status.st_dev == device and status.st_ctime <= until
            if not here_before or not (
                passes is None or (status.st_uid == me and passes(name, status, at_top))
            ):
                continue
            if stat.S_ISDIR(mode):
                if _identity(status) in self._elsewhere:
                    continue
                itself = Found(folder, name, freed_by(status), True)
                inner = _enter(itself, status) if depth <= DEEPEST else None
                if inner is not None:
                    return inner
                if not self._only_files:
                    yield itself
            elif self._only_files and not stat.S_ISREG(mode):
                continue
            elif tally is not None:
                tally.count += 1
                tally.bytes += freed_by(status)
            else:
                yield Found(folder, name, freed_by(status), False)
        return None


def _enter(found: Found, passed: os.stat_result) -> _Level | None:
    """The folder that was found, opened; None where it is not ours, or swapped for another."""
    try:
        inside = os.open(found.name, _FOLDER, dir_fd=found.folder)
    except OSError:
        return None
    if _identity(os.fstat(inside)) == _identity(passed):
        return _Level(inside, found)
    os.close(inside)
    return None


def _entries(folder: int) -> Generator[os.DirEntry[str], None, None]:
    """What is in an open folder, as far as it can be read."""
    with suppress(OSError), os.scandir(folder) as entries:
        yield from entries
