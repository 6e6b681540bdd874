"""What can go: which folders, and which files in them."""

from __future__ import annotations

import os
import stat
from enum import StrEnum
from pathlib import Path

import msgspec

from diagnostics.facts.large_temporary_files import OLD_SECONDS, temporary_folders
from diagnostics.system import Machine, Platform
from diagnostics.system.files import last_used
from diagnostics.system.in_use import in_use
from diagnostics.system.removal import Place, Rules, place_at
from diagnostics.text import Text, text

# What systemd and snapd keep for services below the folder for temporary files.
_OF_SERVICES = ("systemd-private-", "snap-private-tmp")
# What may tell others something just by being there, as a name that begins with a dot may
# (/tmp/.X0-lock, agent.pid).
_SIGNS = (".lock", ".pid")


class Kind(StrEnum):
    """The steps of the fix, by what they remove."""

    TEMPORARY = "temporary_files"
    TRASH = "trash"


TITLES: dict[Kind, Text] = {
    Kind.TEMPORARY: text("Temporary files"),
    Kind.TRASH: text("Trash"),
}


class Target(msgspec.Struct, frozen=True, kw_only=True):
    """A folder to remove from, and what was found there: bytes that come free, and how many.

    `seen_at` is when it was looked at, in seconds since the epoch.
    """

    kind: Kind
    place: Place
    seen_at: float
    bytes: int = 0
    count: int = 0


def targets(machine: Machine) -> list[Target]:
    """The folders that are there; nothing is counted yet."""
    wanted = [(Kind.TEMPORARY, folder) for folder in temporary_folders(machine)]
    wanted += [(Kind.TRASH, folder) for folder in trash_folders(machine)]
    places = [(kind, place_at(folder)) for kind, folder in wanted]
    now = machine.now()
    return [Target(kind=kind, place=place, seen_at=now) for kind, place in places if place]


def trash_folders(machine: Machine) -> list[Path]:
    """The person's own trash: freedesktop.org's specification 1.0 on Linux, ~/.Trash on macOS."""
    if machine.platform is Platform.MACOS:
        return [Path.home() / ".Trash"]
    data = Path(machine.environment.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    return [data / "Trash" / part for part in ("files", "info")] if data.is_absolute() else []


def rules(target: Target, now: float) -> Rules:
    """What can go from a target now: the trash as it was seen, else what is old and not in use."""
    if target.kind is Kind.TRASH:
        return Rules(target.seen_at)
    before, used = now - OLD_SECONDS, in_use(target.place.path)
    names, files = used.names, used.files

    def passes(name: str, status: os.stat_result, at_top: bool) -> bool:
        if name.startswith(".") or name.endswith(_SIGNS) or (at_top and name in names):
            return False
        if stat.S_ISDIR(status.st_mode):
            return not name.startswith(_OF_SERVICES)
        return last_used(status) < before and (status.st_dev, status.st_ino) not in files

    return Rules(target.seen_at, passes)
