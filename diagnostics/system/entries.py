"""Small files and links by handles to their folders: looked at, replaced at once, removed.

A folder is reached from one that is trusted, name by name, and no link on the way is followed
(openat(2) with O_NOFOLLOW): nobody can lead elsewhere what was meant for it. POSIX only.
"""

from __future__ import annotations

import errno
import os
import secrets
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath

import msgspec

# Nothing that is put back is larger: settings, locks, notes of where a program starts.
LARGEST_ENTRY = 256 * 1024

_FOLDER = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0) | getattr(os, "O_NOFOLLOW", 0)
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0)
_READ = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """What is under a name: the bytes of a file with its permissions, or where a link leads."""

    content: bytes = b""
    mode: int = 0o600
    link: str | None = None


@contextmanager
def folder_below(root: Path, relative: str, *, make: bool = False) -> Iterator[int]:
    """Open a folder below `root`, whose own path is taken as it is; `make` makes what is missing.

    Raises OSError, also where a link is on the way.
    """
    folder = os.open(root, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0))
    try:
        for part in PurePosixPath(relative).parts:
            folder = _enter(folder, _plain(part), make=make)
        yield folder
    finally:
        os.close(folder)


def look(folder: int, name: str) -> Entry | None:
    """What is under that name, None for nothing; raises OSError where it is neither or large."""
    try:
        status = os.stat(_plain(name), dir_fd=folder, follow_symlinks=False)
    except FileNotFoundError:
        return None
    if stat.S_ISLNK(status.st_mode):
        return Entry(link=os.readlink(name, dir_fd=folder))
    return _read(folder, name)


def put(folder: int, name: str, entry: Entry | None) -> None:
    """Have it stand under that name, at once and for all who look; None removes what is there."""
    if entry is None:
        with suppress(FileNotFoundError):
            os.unlink(_plain(name), dir_fd=folder)
        return
    new = f".balie-{secrets.token_hex(8)}"
    try:
        _make(folder, new, entry)
        os.rename(new, _plain(name), src_dir_fd=folder, dst_dir_fd=folder)
    except OSError:
        with suppress(OSError):
            os.unlink(new, dir_fd=folder)
        raise


def remove_empty(root: Path, relative: str) -> None:
    """Remove a folder below `root` in which nothing is; what is not empty stays."""
    path = PurePosixPath(relative)
    with suppress(OSError), folder_below(root, str(path.parent)) as parent:
        os.rmdir(_plain(path.name), dir_fd=parent)


def _enter(folder: int, name: str, *, make: bool) -> int:
    """The folder inside, in exchange for the one that it is in."""
    if make:
        with suppress(FileExistsError):
            os.mkdir(name, 0o700, dir_fd=folder)
    inside = os.open(name, _FOLDER, dir_fd=folder)
    os.close(folder)
    return inside


def _read(folder: int, name: str) -> Entry:
    file = os.open(name, _READ, dir_fd=folder)
    try:
        status = os.fstat(file)
        if not stat.S_ISREG(status.st_mode) or status.st_size > LARGEST_ENTRY:
            raise OSError(errno.EFBIG, "not a small file", name)
        content = bytearray()
        while piece := os.read(file, LARGEST_ENTRY):
            content += piece
        return Entry(content=bytes(content), mode=stat.S_IMODE(status.st_mode))
    finally:
        os.close(file)


def _make(folder: int, name: str, entry: Entry) -> None:
    if entry.link is not None:
        os.symlink(entry.link, name, dir_fd=folder)
        return
    with os.fdopen(os.open(name, _NEW, 0o600, dir_fd=folder), "wb") as file:
        os.fchmod(file.fileno(), entry.mode & 0o777)
        file.write(entry.content)
        file.flush()
        os.fsync(file.fileno())


def _plain(name: str) -> str:
    if name in {"", ".", ".."} or "/" in name or "\x00" in name:
        raise OSError(errno.EINVAL, "no name in a folder", name)
    return name
