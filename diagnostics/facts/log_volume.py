"""How much room the system's logs take: a program in trouble can fill the disk with them."""

from __future__ import annotations

import os
from collections import Counter
from contextlib import suppress
from pathlib import Path

import msgspec

from diagnostics.model import Fact, Topic
from diagnostics.system import Machine, Platform

# More files than this are not logs that somebody reads; counting them takes time.
_MOST_FILES = 5000


class LogVolume(msgspec.Struct, frozen=True, kw_only=True):
    """What all logs take that this person may see; the largest of them, and what it takes.

    `unseen` is how many folders only an administrator may look into.
    """

    total_bytes: int
    largest: str
    largest_bytes: int
    unseen: int


def _read(machine: Machine) -> LogVolume:
    return measure([Path(folder) for folder in _folders(machine)])


def _folders(machine: Machine) -> list[str]:
    if machine.platform is Platform.WINDOWS:
        windows = machine.environment.get("SystemRoot", r"C:\Windows")
        return [rf"{windows}\System32\winevt\Logs", rf"{windows}\Logs"]
    own = [str(Path.home() / "Library/Logs")] if machine.platform is Platform.MACOS else []
    return ["/var/log", *own]


def measure(folders: list[Path]) -> LogVolume:
    """Add up what lies in folders, by the names right in them: names below may name people."""
    unseen: list[str] = []
    sizes: Counter[str] = Counter()
    for entry in (entry for folder in folders for entry in _entries(str(folder), unseen)):
        sizes[entry.name] += _size(entry, unseen)
    largest, taken = next(iter(sizes.most_common(1)), ("", 0))
    return LogVolume(
        total_bytes=sizes.total(), largest=largest, largest_bytes=taken, unseen=len(unseen)
    )


def _size(top: os.DirEntry[str], unseen: list[str]) -> int:
    """What a file takes, or a folder with all that is below it; no link is followed."""
    size, waiting, left = 0, [top], _MOST_FILES
    while waiting and left > 0:
        entry = waiting.pop()
        left -= 1
        with suppress(OSError):
            if entry.is_dir(follow_symlinks=False):
                waiting += _entries(entry.path, unseen)
            elif entry.is_file(follow_symlinks=False):
                size += entry.stat(follow_symlinks=False).st_size
    return size


def _entries(folder: str, unseen: list[str]) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except PermissionError:
        unseen.append(folder)
    except OSError:
        pass
    return []


FACT = Fact(id="log_volume", topic=Topic.SYSTEM, limit=1.5, readers=dict.fromkeys(Platform, _read))
