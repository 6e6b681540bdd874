"""Whether a file is one that only an administrator can have written.

What stands in such a file may be run; so the answer is about the very file that was read, and about
every folder on the way to it, held open while they are looked at: a name can be given to another
file at any moment by whoever may write into a folder above it.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path, PurePosixPath

from diagnostics.text import Text, text

_ROOT = 0
_OTHERS_WRITE = stat.S_IWGRP | stat.S_IWOTH
_OPEN = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
_FOLDER = _OPEN | getattr(os, "O_DIRECTORY", 0)


def distrusted(file: Path, read: os.stat_result) -> Text | None:
    """Why a file with the status that `read` has is not trusted; None where it is. POSIX only.

    The reason completes "…, because …".
    """
    try:
        return _walk(PurePosixPath(file), read)
    except OSError as error:
        return text(
            "{path} cannot be followed from the root of the disk ({reason})",
            path=str(file),
            reason=error.strerror or str(error),
        )


def _walk(file: PurePosixPath, read: os.stat_result) -> Text | None:
    at = os.open(file.root or ".", _FOLDER)
    path = PurePosixPath(file.root)
    try:
        for name in file.parts[1:]:
            if reason := _unsafe(path, os.fstat(at)):
                return reason
            path /= name
            inner = os.open(name, _OPEN, dir_fd=at)
            os.close(at)
            at = inner
        return _unsafe(path, found := os.fstat(at)) or _another(path, found, read)
    finally:
        os.close(at)


def _unsafe(path: PurePosixPath, status: os.stat_result) -> Text | None:
    if status.st_uid != _ROOT:
        return text("{path} does not belong to the administrator (root)", path=str(path))
    if status.st_mode & _OTHERS_WRITE:
        return text("others than the administrator may write to {path}", path=str(path))
    return None


def _another(path: PurePosixPath, found: os.stat_result, read: os.stat_result) -> Text | None:
    same = (found.st_dev, found.st_ino) == (read.st_dev, read.st_ino)
    if same and stat.S_ISREG(found.st_mode):
        return _unsafe(path, read)
    return text("{path} was replaced while it was read", path=str(path))
