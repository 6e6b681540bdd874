"""A program that may take minutes: watched while it runs, and ended with all that it started.

Whatever it starts carries a mark in its environment, so that it is found even where it left the
family (setsid(2), a second fork). Only one that did both and emptied its environment gets away; on
macOS, which shows nobody the environment of its own programs, one of these that did both.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from enum import StrEnum
from typing import TYPE_CHECKING
from uuid import uuid4

import msgspec

from diagnostics.system.process import Printed, end, exited, start

if TYPE_CHECKING:
    import psutil

# What is kept of each of the two things that it prints to.
MOST_KEPT = 64_000

_MARK = "BALIE_RUN"
_BETWEEN_SECONDS = 0.2
_LEAVE_SECONDS = 2.0
# Whoever starts others faster than they are ended is given up.
_MOST_ROUNDS = 20


class How(StrEnum):
    """How a program came to its end."""

    EXITED = "exited"
    TOO_LONG = "too_long"
    STOPPED = "stopped"


class Ended(msgspec.Struct, frozen=True, kw_only=True):
    """What a program left behind; `code` means nothing unless it exited by itself."""

    how: How
    code: int
    out: str
    err: str
    cut: bool


def watch(
    argv: Sequence[str],
    *,
    limit: float,
    go_on: Callable[[float], bool],
    leave: float = _LEAVE_SECONDS,
) -> Ended:
    """Run a bare program for at most `limit` seconds, as long as `go_on` says so.

    `go_on` is asked several times a second, with the seconds that have passed. Where it is not to
    go on, it gets `leave` seconds to put things straight; then it is killed. What it leaves running
    when it exits by itself is left alone: it may have been there to start it.
    Raises ProgramMissing, or OSError where the system cannot start it.
    """
    mark = uuid4().hex
    started = time.monotonic()
    process = start(argv, stderr=subprocess.PIPE, bare=True, mark={_MARK: mark})
    out, err = Printed(process.stdout, MOST_KEPT), Printed(process.stderr, MOST_KEPT)
    how = How.EXITED
    try:
        how = _wait(process, started, limit, go_on)
    finally:
        if process.returncode is None:
            _end_family(process, mark, leave)
    soon = time.monotonic() + 1.0
    _ = out.ended(by=soon), err.ended(by=soon)
    code = -1 if process.returncode is None else process.returncode
    return Ended(how=how, code=code, out=out.text(), err=err.text(), cut=out.cut or err.cut)


def _wait(
    process: subprocess.Popen[bytes], started: float, limit: float, go_on: Callable[[float], bool]
) -> How:
    while (passed := time.monotonic() - started) < limit:
        if not go_on(passed):
            return How.STOPPED
        if exited(process, by=min(time.monotonic() + _BETWEEN_SECONDS, started + limit)):
            return How.EXITED
    return How.TOO_LONG


def _end_family(process: subprocess.Popen[bytes], mark: str, leave: float) -> None:
    """Ask it to end, then end it, and whatever came of it."""
    children = _children(process)
    if sys.platform != "win32" and leave > 0:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGTERM)
        exited(process, by=time.monotonic() + leave)
    end(process)
    for child in children:
        _kill(child)
    for _ in range(_MOST_ROUNDS):
        if not _kill_marked(mark):
            return
        time.sleep(0.05)


def _kill_marked(mark: str) -> bool:
    """Whether there still were any."""
    import psutil

    found = False
    for process in psutil.process_iter(["environ", "status"]):
        marked = (process.info["environ"] or {}).get(_MARK) == mark
        if marked and process.info["status"] != psutil.STATUS_ZOMBIE:
            found = True
            _kill(process)
    return found


def _children(process: subprocess.Popen[bytes]) -> list[psutil.Process]:
    """Those that it started and they in turn, as far as none in between has ended."""
    import psutil

    with suppress(psutil.Error):
        return psutil.Process(process.pid).children(recursive=True)
    return []


def _kill(process: psutil.Process) -> None:
    """End it at once, unless by now another one has its number."""
    import psutil

    with suppress(psutil.Error):
        process.kill()
