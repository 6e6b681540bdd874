"""Readings of the last run, kept for a minute so that looking twice does not cost twice.

One small file that only this person may read. Whatever it says is held against the type of the
fact before it is used, and a file that is damaged, of another version of Balie, of an earlier start
of the computer or of somebody else is as good as none.
"""

from __future__ import annotations

import logging
import os
import stat
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from assistant.version import version
from diagnostics.model import Fact
from diagnostics.system import Machine, Platform
from diagnostics.values import value_type

T = TypeVar("T")
log = logging.getLogger(__name__)

FILE_NAME = "readings.json"
LONGEST_SECONDS = 60.0
LARGEST_FILE = 1024 * 1024


class _Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One value as JSON, the stamp under which it was read, and when (seconds since the epoch)."""

    stamp: str
    at: float
    value: msgspec.Raw


class _File(msgspec.Struct, frozen=True, kw_only=True):
    """What the file has; `made_by` and `boot` are of the run that wrote it."""

    made_by: str
    boot: str
    readings: dict[str, _Entry] = {}


class KeptReadings:
    """The readings kept in `folder`, for one run; `fresh` starts without them."""

    def __init__(self, folder: Path, machine: Machine, *, fresh: bool = False) -> None:
        self._path = folder / FILE_NAME
        self._now = machine.now()
        self._made_by, self._boot = version(), _boot(machine)
        self._earlier = {} if fresh else self._load()
        self._kept: dict[str, _Entry] = {}

    def recall(self, fact: Fact[T], stamp: str) -> tuple[T, float] | None:
        """The value and its age in seconds; None where it is not kept or may have changed."""
        entry = self._earlier.get(fact.id)
        if entry is None or entry.stamp != stamp:
            return None
        age = self._now - entry.at
        if not 0 <= age <= LONGEST_SECONDS:
            return None
        try:
            value: Any = msgspec.json.decode(entry.value, type=value_type(fact))
        except (msgspec.DecodeError, msgspec.ValidationError):
            return None
        self._kept[fact.id] = entry
        return value, round(age, 1)

    def keep(self, fact: Fact[T], stamp: str, value: T) -> None:
        """Keep a value that was just read."""
        raw = msgspec.Raw(msgspec.json.encode(value))
        self._kept[fact.id] = _Entry(stamp=stamp, at=self._now, value=raw)

    def save(self) -> None:
        """Write what was kept and recalled; where that is not possible, the next run reads anew."""
        content = _File(made_by=self._made_by, boot=self._boot, readings=dict(self._kept))
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            _write(self._path, msgspec.json.encode(content))
        except OSError as error:
            log.info("readings could not be kept: %s", error)

    def _load(self) -> dict[str, _Entry]:
        try:
            found = msgspec.json.decode(_content(self._path), type=_File)
        except (OSError, msgspec.DecodeError, UnicodeDecodeError) as error:
            log.debug("no readings of an earlier run: %s", error)
            return {}
        same = (found.made_by, found.boot) == (self._made_by, self._boot)
        return found.readings if same else {}


def _boot(machine: Machine) -> str:
    """What is another one after every start of the computer."""
    if machine.platform is Platform.LINUX:
        with suppress(OSError):
            return machine.read("/proc/sys/kernel/random/boot_id").strip()
    import psutil

    return str(int(psutil.boot_time()))


def _content(path: Path) -> bytes:
    """What stands in a file that only this person can have written; raises OSError."""
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    with os.fdopen(os.open(path, flags), "rb") as opened:
        status = os.fstat(opened.fileno())
        if not stat.S_ISREG(status.st_mode) or _is_of_another(status):
            raise PermissionError(f"{path} is not this person's own")
        content = opened.read(LARGEST_FILE + 1)
    return content if len(content) <= LARGEST_FILE else b""


def _is_of_another(status: os.stat_result) -> bool:
    """On Windows the folder is in the person's profile, which its access list keeps private."""
    if not hasattr(os, "getuid"):
        return False
    return status.st_uid != os.getuid() or bool(status.st_mode & 0o077)


def _write(path: Path, content: bytes) -> None:
    """All of it or nothing, readable by this person alone; mkstemp makes it so (0600)."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.name)
    try:
        with os.fdopen(handle, "wb") as opened:
            opened.write(content)
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
