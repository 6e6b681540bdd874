"""Looking through folders that may be huge, hostile or lead elsewhere."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path

import msgspec

# The kernel writes blanks in names as \040.
_ESCAPE = re.compile(r"\\([0-7]{3})")


class OwnFile(msgspec.Struct, frozen=True):
    """A regular file of this person: `size` in bytes on the disk, `last_used` since the epoch."""

    path: str
    size: int
    last_used: float


def own_files(top: Path) -> Iterator[OwnFile | None]:
    """Walk what is below a folder: each own regular file, and None for anything else met.

    No link is followed, no other disk and no folder of somebody else entered; what cannot be read
    is passed over. The walk is lazy and as long as the folder is big: whoever walks sets the limit.
    """
    here = _status(top)
    if here is None or not _is_folder_on(here, here.st_dev):
        return
    folders, mounts = [str(top)], mount_points()
    while folders:
        for entry in _entries(folders.pop()):
            # Even to look at one whose server hangs would hang, and could not be ended.
            if entry.path in mounts:
                continue
            status = _status(entry)
            if status and _is_own(status) and _is_folder_on(status, here.st_dev):
                folders.append(entry.path)
            yield _own_file(entry.path, status) if status else None


def mount_points(mountinfo: Path = Path("/proc/self/mountinfo")) -> frozenset[str]:
    """Where other file systems begin, on Linux (proc(5)); elsewhere nobody has them in here."""
    try:
        lines = mountinfo.read_text("utf-8", "surrogateescape").splitlines()
    except OSError:
        return frozenset()
    places = (line.split(" ", 5)[4] for line in lines if line.count(" ") > 5)
    return frozenset(_ESCAPE.sub(lambda code: chr(int(code[1], 8)), place) for place in places)


def _entries(folder: str) -> Iterator[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            yield from entries
    except OSError:  # deleted meanwhile, or not ours to look into
        return


def _status(entry: Path | os.DirEntry[str]) -> os.stat_result | None:
    try:
        return entry.stat(follow_symlinks=False)
    except OSError:
        return None


def _is_folder_on(status: os.stat_result, device: int) -> bool:
    """Whether it is a real folder on `device`; Windows tells no device here but marks junctions."""
    marked = getattr(status, "st_file_attributes", 0) & stat.FILE_ATTRIBUTE_REPARSE_POINT
    return stat.S_ISDIR(status.st_mode) and not marked and status.st_dev in {0, device}


def _own_file(path: str, status: os.stat_result) -> OwnFile | None:
    if not stat.S_ISREG(status.st_mode) or not _is_own(status):
        return None
    # A file with holes takes less room than it is long; Windows does not tell.
    size = status.st_blocks * 512 if hasattr(status, "st_blocks") else status.st_size
    return OwnFile(path, size, last_used(status))


def last_used(status: os.stat_result) -> float:
    """When content or name last changed, or somebody last looked.

    What was unpacked today may carry the date of years ago, and what was written years ago may be
    read every day. On Windows st_ctime is when the file was made here.
    """
    return max(status.st_mtime, status.st_ctime, status.st_atime)


def _is_own(status: os.stat_result) -> bool:
    return not hasattr(os, "getuid") or status.st_uid == os.getuid()
