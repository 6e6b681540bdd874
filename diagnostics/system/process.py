"""Running other programs: an argument list, a time limit, a size limit, never a shell.

The program's whole family is ended when it takes too long, and its messages are asked for in the
C locale, so that parsers see the same words on every desktop.
"""

from __future__ import annotations

import os
import queue
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from typing import IO

import msgspec

from diagnostics.system.bare import bare_environment

LARGEST_OUTPUT = 4 * 1024 * 1024

# What a program gets to leave once it has said everything, or was told to end.
_LEAVE_SECONDS = 1.0

_PLAIN_LANGUAGE = {"LC_ALL": "C.UTF-8", "LANGUAGE": "C"}


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
    deadline = time.monotonic() + limit
    process = start(argv, stderr=subprocess.PIPE)
    out, err = Printed(process.stdout), Printed(process.stderr)
    # Whatever the program left running may hold its pipes open longer than it lives itself.
    if not (out.ended(by=deadline) and err.ended(by=deadline) and exited(process, by=deadline)):
        end(process)
        _ = out.ended(by=deadline + 1), err.ended(by=deadline + 1)
        raise ProgramTimedOut(argv[0])
    return Output(process.returncode, out.text(), err.text())


def exited(process: subprocess.Popen[bytes], *, by: float) -> bool:
    """Whether it ended before the moment `by` (of the monotonic clock)."""
    with suppress(subprocess.TimeoutExpired):
        process.wait(timeout=max(0.0, by - time.monotonic()))
    return process.returncode is not None


class Printed:
    """What a program prints, kept up to `most` bytes; the rest is read and thrown away.

    Reading on lets the program end by itself; keeping no more bounds the memory it can cost.
    """

    def __init__(self, pipe: IO[bytes] | None, most: int | None = None) -> None:
        assert pipe is not None
        self.cut = False
        self._most = LARGEST_OUTPUT if most is None else most
        self._kept = bytearray()
        self._pipe = pipe
        self._reader = threading.Thread(target=self._read, name="program output", daemon=True)
        self._reader.start()

    def ended(self, *, by: float) -> bool:
        """Whether the program closed this pipe before the moment `by` (of the monotonic clock)."""
        self._reader.join(max(0.0, by - time.monotonic()))
        return not self._reader.is_alive()

    def text(self) -> str:
        """What is kept, with a sign in the place of bytes that are no text."""
        return self._kept.decode("utf-8", "replace")

    def _read(self) -> None:
        with self._pipe as pipe:
            while chunk := os.read(pipe.fileno(), 65536):
                room = self._most - len(self._kept)
                self.cut = self.cut or len(chunk) > room
                self._kept += chunk[:room]


class Lines:
    """A running program read line by line, for `limit` seconds at most.

    A program that hangs in the kernel (a dead network drive) can neither be ended nor closes its
    pipe; it is left behind with the thread that reads from it.
    """

    def __init__(self, argv: Sequence[str], *, limit: float) -> None:
        self._deadline = time.monotonic() + limit
        self._process = start(argv, stderr=subprocess.DEVNULL)
        self._lines: queue.SimpleQueue[bytes] = queue.SimpleQueue()
        threading.Thread(target=self._read, name=f"lines of {argv[0]}", daemon=True).start()

    def __iter__(self) -> Iterator[bytes]:
        """Yield each line that the program prints, until it ends or its time is over."""
        try:
            while line := self._next():
                yield line
        finally:
            if not exited(self._process, by=time.monotonic() + _LEAVE_SECONDS):
                end(self._process)

    def interrupt(self) -> None:
        """Ask it to stop, as Ctrl-C would; it may go on saying what becomes of that."""
        self._process.send_signal(signal.SIGINT)

    def _next(self) -> bytes:
        with suppress(queue.Empty):
            return self._lines.get(timeout=max(0.0, self._deadline - time.monotonic()))
        return b""

    def _read(self) -> None:
        assert self._process.stdout is not None
        with self._process.stdout as pipe:
            while line := pipe.readline(LARGEST_OUTPUT):
                self._lines.put(line)
        self._lines.put(b"")


def end(process: subprocess.Popen[bytes]) -> None:
    """End a program and all that it started; what hangs in the kernel is left to the system."""
    if sys.platform == "win32":
        process.kill()
    else:
        # Nobody of its family is left (macOS says "not permitted" where only a zombie is).
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    exited(process, by=time.monotonic() + _LEAVE_SECONDS)


def start(
    argv: Sequence[str], *, stderr: int, bare: bool = False, mark: Mapping[str, str] | None = None
) -> subprocess.Popen[bytes]:
    """Start it, as the first of a family of its own; see `run`.

    A `bare` one gets nothing that this person set (`diagnostics.system.bare`), and begins at the
    root of the disk. `mark` goes along as variables.
    """
    try:
        return subprocess.Popen(
            list(argv),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=stderr,
            env={**(bare_environment() if bare else os.environ), **_PLAIN_LANGUAGE, **(mark or {})},
            cwd="/" if bare else None,
            start_new_session=True,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except (FileNotFoundError, PermissionError) as error:
        raise ProgramMissing(argv[0]) from error
