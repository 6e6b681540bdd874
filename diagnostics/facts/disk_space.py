"""How much room is left on the disks that matter to a person: the system's and their own."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

import msgspec

from diagnostics.model import Fact, Topic
from diagnostics.system import Machine, Platform


class Holds(StrEnum):
    """What a disk is used for."""

    SYSTEM = "system"
    FILES = "files"


class Disk(msgspec.Struct, frozen=True, kw_only=True):
    """One disk; `free_bytes` is what this person may still fill, without the system's reserve."""

    holds: Holds
    free_bytes: int
    total_bytes: int


class DiskSpace(msgspec.Struct, frozen=True, kw_only=True):
    """The system's disk, and the one with the person's files where that is another."""

    disks: tuple[Disk, ...]


def _read(machine: Machine) -> DiskSpace:
    system, home = system_folder(machine), Path.home()
    disks = [_disk(Holds.SYSTEM, system)]
    if home.stat().st_dev != system.stat().st_dev:
        disks.append(_disk(Holds.FILES, home))
    return DiskSpace(disks=tuple(disks))


def system_folder(machine: Machine) -> Path:
    """The top folder of the disk that the system runs from."""
    if machine.platform is Platform.WINDOWS:
        return Path(machine.environment.get("SystemDrive", "C:") + "\\")
    return Path("/")


def _disk(holds: Holds, folder: Path) -> Disk:
    import psutil

    usage = psutil.disk_usage(str(folder))
    return Disk(holds=holds, free_bytes=usage.free, total_bytes=usage.total)


FACT = Fact(id="disk_space", topic=Topic.STORAGE, limit=1.0, readers=dict.fromkeys(Platform, _read))
