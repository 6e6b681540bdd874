"""How much room files take that programs left behind and nobody needs any more."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import msgspec

from diagnostics.model import Fact, Topic
from diagnostics.system import Machine, Platform
from diagnostics.system.files import OwnFile, own_files

# What was used within the last week may be somebody's work: an attachment opened on Friday and
# changed. Windows' own clean-up waits as long, systemd's for ten days (tmpfiles.d).
OLD_SECONDS = 7 * 24 * 60 * 60
# What a folder for temporary files is called where it is in the person's own.
_OWN_TEMPORARY = frozenset({"temp", "tmp", ".tmp"})
# A walk that finds this many files, or takes this long, has seen enough.
_MOST_FILES = 100_000
_PATIENCE = 0.7


class TemporaryFiles(msgspec.Struct, frozen=True, kw_only=True):
    """This person's temporary files unused for a week; `complete` unless a limit cut it short."""

    total_bytes: int
    files: int
    complete: bool


def _read(machine: Machine) -> TemporaryFiles:
    return add_up(temporary_folders(machine), machine.now() - OLD_SECONDS)


def temporary_folders(machine: Machine) -> list[Path]:
    """The folder for temporary files, and on Linux the one for thumbnails (freedesktop.org).

    tempfile.gettempdir is not asked: on a full disk it says the folder that Balie was started in.
    """
    folder = Path(_named(machine))
    folders = [folder.resolve()] if _is_temporary(folder) else []
    if machine.platform is Platform.LINUX:
        cache = Path(machine.environment.get("XDG_CACHE_HOME") or Path.home() / ".cache")
        # Not where a link by that name leads: that may be anything.
        folders += [cache.resolve() / "thumbnails"] if cache.is_absolute() else []
    return folders


def _named(machine: Machine) -> str:
    """What the system calls its folder for temporary files (POSIX: TMPDIR; Windows: TEMP)."""
    if machine.platform is Platform.WINDOWS:
        return machine.environment.get("TEMP") or r"C:\Windows\Temp"
    return machine.environment.get("TMPDIR") or "/tmp"  # noqa: S108  # its name, no use of it


def _is_temporary(folder: Path) -> bool:
    """Whether a folder holds nothing but temporary files; somebody may set TMPDIR carelessly."""
    there, home = folder.resolve(), Path.home().resolve()
    if not folder.is_absolute() or home.is_relative_to(there):
        return False
    return there.name.lower() in _OWN_TEMPORARY or not there.is_relative_to(home)


def add_up(
    folders: list[Path], before: float, *, most: int = _MOST_FILES, patience: float = _PATIENCE
) -> TemporaryFiles:
    """Add up the person's files in `folders` that were last used before the moment `before`."""
    deadline = time.monotonic() + patience
    total = files = 0
    for met, file in enumerate(_all_files(folders)):
        if met >= most or time.monotonic() > deadline:
            return TemporaryFiles(total_bytes=total, files=files, complete=False)
        if file and file.last_used < before:
            total += file.size
            files += 1
    return TemporaryFiles(total_bytes=total, files=files, complete=True)


def _all_files(folders: list[Path]) -> Iterator[OwnFile | None]:
    for folder in folders:
        yield from own_files(folder)


FACT = Fact(
    id="large_temporary_files",
    topic=Topic.STORAGE,
    limit=3.0,
    readers=dict.fromkeys(Platform, _read),
)
