"""How much room files take that programs left behind and nobody needs any more."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import msgspec

from diagnostics.model import Fact, Topic
from diagnostics.system import Machine, Platform
from diagnostics.system.files import OwnFile, own_files

# What was changed within the last day may still be in use.
OLD_SECONDS = 24 * 60 * 60
# A walk that finds this many files, or takes this long, has seen enough.
_MOST_FILES = 100_000
_PATIENCE = 0.7


class TemporaryFiles(msgspec.Struct, frozen=True, kw_only=True):
    """This person's temporary files unchanged for a day; `complete` unless a limit cut it short."""

    total_bytes: int
    files: int
    complete: bool


def _read(machine: Machine) -> TemporaryFiles:
    return add_up(temporary_folders(machine), machine.now() - OLD_SECONDS)


def temporary_folders(machine: Machine) -> list[Path]:
    """The folder for temporary files, and on Linux the one for thumbnails (freedesktop.org)."""
    import tempfile

    folders = [Path(tempfile.gettempdir()).resolve()]
    if machine.platform is Platform.LINUX:
        cache = machine.environment.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
        folders.append(Path(cache) / "thumbnails")
    return folders


def add_up(
    folders: list[Path], before: float, *, most: int = _MOST_FILES, patience: float = _PATIENCE
) -> TemporaryFiles:
    """Add up the person's files in `folders` that were last changed before the moment `before`."""
    deadline = time.monotonic() + patience
    total = files = 0
    for met, file in enumerate(_all_files(folders)):
        if met >= most or time.monotonic() > deadline:
            return TemporaryFiles(total_bytes=total, files=files, complete=False)
        if file and file.changed < before:
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
