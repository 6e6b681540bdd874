"""Running other programs: an argument list, a time limit, a size limit, never a shell.

The program's whole family is ended when it takes too long, and its messages are asked for in the
C locale, so that parsers see the same words on every desktop.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence

import msgspec

LARGEST_OUTPUT = 4 * 1024 * 1024


class ProgramMissing(Exception):
    """The program is not installed."""


class ProgramTimedOut(Exception):
    """The program did not finish within its limit and was ended."""


class Output(msgspec.Struct, frozen=True):
    """What a program left behind: exit code, and what it printed (4 MiB at most of each)."""

    code: int
    out: str
    err: str = ""


def run(argv: Sequence[str], *, limit: float) -> Output:
    """Run `argv` for at most `limit` seconds, with no input.

    Raises ProgramMissing where there is no such program, ProgramTimedOut where it took longer.
    """
    process = _start(argv, stderr=subprocess.PIPE)
    try:
        out, err = process.communicate(timeout=limit)
    except subprocess.TimeoutExpired:
        end(process)
        raise ProgramTimedOut(argv[0]) from None
    return Output(process.returncode, _decode(out), _decode(err))


class Lines:
    """A running program read line by line; used for the collector in a process of its own."""

    def __init__(self, argv: Sequence[str], *, limit: float) -> None:
        self._process = _start(argv, stderr=subprocess.DEVNULL)
        self._timer = threading.Timer(limit, self.end)
        self._timer.name = f"limit of {argv[0]}"
        self._timer.daemon = True
        self._timer.start()

    def __iter__(self) -> Iterator[bytes]:
        """Yield each line that the program prints, until it ends or is ended."""
        assert self._process.stdout is not None
        try:
            while line := self._process.stdout.readline(LARGEST_OUTPUT):
                yield line
        finally:
            self._timer.cancel()
            self._process.wait()
            self._process.stdout.close()

    def end(self) -> None:
        """End the program and all that it started."""
        end(self._process)


def end(process: subprocess.Popen[bytes]) -> None:
    """End a program and all that it started, and wait until the system has forgotten it."""
    if process.poll() is None:
        if sys.platform == "win32":
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _start(argv: Sequence[str], *, stderr: int) -> subprocess.Popen[bytes]:
    try:
        return subprocess.Popen(
            list(argv),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=stderr,
            env={**os.environ, "LC_ALL": "C.UTF-8", "LANGUAGE": "C"},
            start_new_session=True,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except (FileNotFoundError, PermissionError) as error:
        raise ProgramMissing(argv[0]) from error


def _decode(output: bytes) -> str:
    return output[:LARGEST_OUTPUT].decode("utf-8", "replace")
