"""Whether the folder with this person's files and settings is theirs to use."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Collection, Iterator
from pathlib import Path

import msgspec

from diagnostics import identities
from diagnostics.facts.file_systems import linux
from diagnostics.model import Fact, Topic
from diagnostics.system import Machine, Platform

# What Windows calls the folder it makes up when it cannot load the real one.
_MADE_UP = "TEMP"


class HomeFolder(msgspec.Struct, frozen=True, kw_only=True):
    """`foreign` is how many of the files and folders right in `folder` belong to somebody else.

    `temporary`: Windows could not load the real one, and throws this one away at signing out.
    """

    folder: identities.HomeFolder
    yours: bool
    writable: bool
    others_may_write: bool
    foreign: int = 0
    temporary: bool = False


def _read(machine: Machine) -> HomeFolder:
    made_up = machine.platform is Platform.WINDOWS and is_made_up(machine)
    return look(Path.home().resolve(), temporary=made_up, drives=drives(machine))


def drives(machine: Machine) -> frozenset[str]:
    """Where other file systems begin; looking at one whose server hangs would never end."""
    if machine.platform is not Platform.LINUX:
        return frozenset()
    return frozenset(mount.place for mount in linux.mounted(machine.read("/proc/self/mountinfo")))


def is_made_up(machine: Machine) -> bool:
    """Whether Windows signed this person in with a folder like C:/Users/TEMP.DOMAIN.000."""
    folder = machine.environment.get("USERPROFILE", "").replace("\\", "/").rpartition("/")[2]
    name = machine.environment.get("USERNAME", "")
    return folder.upper().split(".")[0] == _MADE_UP and name.upper() != _MADE_UP


def look(home: Path, *, temporary: bool = False, drives: Collection[str] = ()) -> HomeFolder:
    """What the rights of a folder say; those of Windows are not in its mode.

    `drives` are folders that are left alone.
    """
    status = home.stat()
    return HomeFolder(
        folder=str(home),
        yours=_is_own(status),
        writable=os.access(home, os.W_OK | os.X_OK),
        others_may_write=sys.platform != "win32" and bool(status.st_mode & stat.S_IWOTH),
        foreign=sum(not _is_own(entry) for entry in _entries(home, drives)),
        temporary=temporary,
    )


def _entries(home: Path, drives: Collection[str]) -> Iterator[os.stat_result]:
    with os.scandir(home) as entries:
        for entry in entries:
            if entry.path not in drives:
                yield entry.stat(follow_symlinks=False)


def _is_own(status: os.stat_result) -> bool:
    return sys.platform == "win32" or status.st_uid == os.getuid()


FACT = Fact(
    id="home_folder", topic=Topic.ACCOUNTS, limit=1.0, readers=dict.fromkeys(Platform, _read)
)
