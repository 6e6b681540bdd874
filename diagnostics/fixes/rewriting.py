"""What fixes share that replace small files: each change with what was there, to be put back.

A change is made only where all is still as it was found, and taken back only where all is still
as the change left it: what somebody wrote meanwhile is theirs.
"""

from __future__ import annotations

from enum import Enum, auto
from pathlib import Path, PurePosixPath

import msgspec

from diagnostics.system.entries import Entry, folder_below, look, put, remove_empty


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """One name in a folder below a root: what was there, and what is to be; None is nothing.

    `new_folder`: the folder itself was not there, and goes with what was put into it.
    """

    folder: str
    name: str
    before: Entry | None
    after: Entry | None
    new_folder: bool = False


class Became(Enum):
    """What came of a change, or of taking it back."""

    DONE = auto()
    ALREADY = auto()
    CHANGED_MEANWHILE = auto()
    REFUSED = auto()


def make(root: Path, change: Change) -> Became:
    """Make the change; a folder that is missing is made where something is to be put into it."""
    return _turn(root, change, change.before, change.after)


def take_back(root: Path, change: Change) -> Became:
    """Put back what was there."""
    became = _turn(root, change, change.after, change.before)
    if change.new_folder:
        remove_empty(root, change.folder)
    return became


def _turn(root: Path, change: Change, found: Entry | None, wanted: Entry | None) -> Became:
    try:
        with folder_below(root, change.folder, make=wanted is not None) as folder:
            there = look(folder, change.name)
            if there == wanted:
                return Became.ALREADY
            if there != found:
                return Became.CHANGED_MEANWHILE
            put(folder, change.name, wanted)
    except FileNotFoundError:  # no folder, so nothing in it
        return Became.ALREADY if wanted is None else Became.REFUSED
    except OSError:
        return Became.REFUSED
    return Became.DONE


def below(home: Path, path: Path) -> str | None:
    """A path as seen from the home folder; None where it is elsewhere."""
    try:
        return str(PurePosixPath(path.relative_to(home)))
    except ValueError:
        return None
