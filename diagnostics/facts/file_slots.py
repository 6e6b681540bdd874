"""How many more files the system's disk can hold.

A disk can be full of files while it still has bytes: programs then say "no space left" and
nobody believes them. Only disks that were laid out with a fixed number of files have this limit.
"""

from __future__ import annotations

import os

import msgspec

from diagnostics.model import Fact, Topic
from diagnostics.system import Machine, Platform


class FileSlots(msgspec.Struct, frozen=True, kw_only=True):
    """Files that can be and could ever be made; both None where the disk has no such limit."""

    free_files: int | None = None
    total_files: int | None = None


def _read(machine: Machine) -> FileSlots:
    disk = os.statvfs("/")
    # btrfs makes room as needed, and says so with a zero.
    if disk.f_files == 0:
        return FileSlots()
    return FileSlots(free_files=disk.f_favail, total_files=disk.f_files)


def _no_limit(machine: Machine) -> FileSlots:
    """NTFS keeps its list of files growing; it has no number to run out of."""
    return FileSlots()


FACT = Fact(
    id="file_slots",
    topic=Topic.STORAGE,
    limit=1.0,
    readers={Platform.LINUX: _read, Platform.MACOS: _read, Platform.WINDOWS: _no_limit},
)
