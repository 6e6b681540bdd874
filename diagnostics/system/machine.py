"""This computer as facts and fixes see it."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Mapping
from enum import StrEnum
from io import FileIO
from pathlib import Path
from typing import Protocol

from diagnostics.system.process import Output, run

# No file that facts are read from comes near this; one that does is not what it claims to be.
LARGEST_FILE = 4 * 1024 * 1024
_PIECE = 64 * 1024


class Platform(StrEnum):
    """The three systems that Balie runs on."""

    LINUX = "linux"
    MACOS = "macos"
    WINDOWS = "windows"


EVERYWHERE = frozenset(Platform)


class Machine(Protocol):
    """What facts and fixes may ask of a computer."""

    @property
    def platform(self) -> Platform:
        """Which system it runs."""

    @property
    def environment(self) -> Mapping[str, str]:
        """The environment variables, by name."""

    def run(self, *argv: str, limit: float) -> Output:
        """Run a program found on the PATH; see `diagnostics.system.process.run`."""

    def read(self, path: str) -> str:
        """The text of a small file (4 MiB at most, undecodable bytes replaced); raises OSError."""

    def names(self, folder: str) -> list[str]:
        """The names of what is in a folder, sorted; raises OSError."""

    def modified(self, path: str) -> float:
        """When a file or folder last changed, in seconds since the epoch; raises OSError."""

    def now(self) -> float:
        """Seconds since the Unix epoch."""


class ThisMachine:
    """The computer that Balie runs on."""

    def __init__(self, platform: Platform) -> None:
        self.platform = platform
        self.environment: Mapping[str, str] = os.environ

    def run(self, *argv: str, limit: float) -> Output:
        """Run a program found on the PATH."""
        return run(argv, limit=limit)

    def read(self, path: str) -> str:
        """The text of a small file."""
        with Path(path).open("rb", buffering=0) as file:
            return _read(file).decode("utf-8", "replace")

    def names(self, folder: str) -> list[str]:
        """The names of what is in a folder."""
        return sorted(entry.name for entry in Path(folder).iterdir())

    def modified(self, path: str) -> float:
        """When a file or folder last changed."""
        return Path(path).stat().st_mtime

    def now(self) -> float:
        """Seconds since the Unix epoch."""
        return time.time()


def this_machine() -> Machine:
    """The computer that Balie runs on."""
    return ThisMachine(_platform())


def _read(file: FileIO) -> bytes:
    """Up to LARGEST_FILE bytes, in pieces: below /proc/sys the kernel sets aside what is asked."""
    content = bytearray()
    while len(content) < LARGEST_FILE and (piece := file.read(_PIECE)):
        content += piece
    return bytes(content[:LARGEST_FILE])


def _platform() -> Platform:
    if sys.platform == "win32":
        return Platform.WINDOWS
    if sys.platform == "darwin":
        return Platform.MACOS
    return Platform.LINUX
