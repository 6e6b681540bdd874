"""What the tests of fixes share: a machine in another time, and progress that can be stopped."""

from __future__ import annotations

import os
import re
import stat
import time
from base64 import b64decode
from collections.abc import Mapping
from pathlib import Path

from diagnostics.model import Cancelled
from diagnostics.system import Machine, Output, Platform, this_machine
from diagnostics.text import Text

DAY = 86400.0


class LaterMachine:
    """This computer as it will be in some days: what was written just now is old there."""

    def __init__(self, days: float = 8, environment: Mapping[str, str] | None = None) -> None:
        self._this: Machine = this_machine()
        self._days = days
        self.platform: Platform = self._this.platform
        self.environment: Mapping[str, str] = environment or dict(os.environ)

    def run(self, *argv: str, limit: float) -> Output:
        return self._this.run(*argv, limit=limit)

    def read(self, path: str) -> str:
        return self._this.read(path)

    def names(self, folder: str) -> list[str]:
        return self._this.names(folder)

    def modified(self, path: str) -> float:
        return self._this.modified(path)

    def now(self) -> float:
        return time.time() + self._days * DAY


def given_to(script: str) -> dict[str, str]:
    """The values that a script of PowerShell was given, by name."""
    found = re.findall(r"^\$(\w+) = .*FromBase64String\('([^']*)'\)", script, re.MULTILINE)
    return {name: b64decode(value).decode() for name, value in found}


class Told:
    """Progress that remembers what it was told, and asks to stop after `most` steps."""

    def __init__(self, most: int | None = None) -> None:
        self.steps: list[tuple[float, Text]] = []
        self._most = most

    def step(self, done: float, doing: Text) -> None:
        if self._most is not None and len(self.steps) >= self._most:
            raise Cancelled
        self.steps.append((done, doing))


def snapshot(top: Path) -> dict[str, str]:
    """Everything below a folder: path to kind and content, links not followed."""
    found = {}
    for path in sorted(top.rglob("*")):
        status = path.lstat()
        if stat.S_ISLNK(status.st_mode):
            content = f"link to {path.readlink()}"
        elif stat.S_ISDIR(status.st_mode):
            content = "folder"
        elif stat.S_ISSOCK(status.st_mode):
            content = "socket"
        else:
            content = f"file {path.read_bytes()!r}"
        found[str(path.relative_to(top))] = content
    return found
