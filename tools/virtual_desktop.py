"""A desktop for a machine that has none: a display, a session bus and a tray, each of its own.

Used by `make run` without a display, by the end-to-end tests, the benchmarks and the screenshots.
Nothing of it outlives the program that made it, however that program ends.
"""

from __future__ import annotations

import contextlib
import os
import select
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack
from pathlib import Path
from typing import IO, NamedTuple

START_LIMIT = 30.0
"""Seconds that a display or a bus gets to start; a slow machine under load needs two or three."""

END_LIMIT = 5.0
"""Seconds that a program gets to end by itself before it is killed."""

TRAYER = ("trayer", "--edge", "top", "--align", "right", "--widthtype", "request", "--height", "32")
"""A tray host that speaks XEmbed; it is as wide as its icons and sits in the top right corner."""


class DidNotStart(Exception):
    """A part of the desktop did not come up; the message names it and where it wrote why."""


class VirtualDesktop(NamedTuple):
    """A running desktop; programs belong on it if they are started with its `environment`."""

    display: str
    bus: str
    runtime: Path

    @property
    def environment(self) -> dict[str, str]:
        """The variables of this process, changed so that programs land on this desktop."""
        kept = {k: v for k, v in os.environ.items() if k not in {"WAYLAND_DISPLAY", "XAUTHORITY"}}
        return kept | {
            "DISPLAY": self.display,
            "DBUS_SESSION_BUS_ADDRESS": self.bus,
            "QT_QPA_PLATFORM": "xcb",
            "XDG_RUNTIME_DIR": str(self.runtime),
            "XDG_SESSION_TYPE": "x11",
        }

    def running(
        self,
        argv: Sequence[str],
        extra: Mapping[str, str] | None = None,
        stderr: IO[bytes] | None = None,
    ) -> AbstractContextManager[subprocess.Popen[bytes]]:
        """Run a program on this desktop while a block lasts; `extra` adds to its environment."""
        return tied(argv, env=self.environment | dict(extra or {}), stderr=stderr)


@contextlib.contextmanager
def virtual_desktop(
    size: str = "1280x800", tray: Sequence[str] | None = TRAYER, log: Path | None = None
) -> Iterator[VirtualDesktop]:
    """Start a display of `size` pixels, a bus, and a tray host unless `tray` is None.

    `log` is a file that takes what they complain about; without one it is dropped. Raises
    DidNotStart.
    """
    with ExitStack() as stack:
        complaints = stack.enter_context(Path(log or os.devnull).open("wb"))
        runtime = stack.enter_context(tempfile.TemporaryDirectory(prefix="balie-desktop-"))
        display = stack.enter_context(_display(size, complaints))
        bus = stack.enter_context(session_bus(complaints))
        desktop = VirtualDesktop(f":{display}", bus, Path(runtime))
        if tray:
            stack.enter_context(desktop.running(tray, stderr=complaints))
            _await_window(desktop, tray[0])
        yield desktop


def _await_window(desktop: VirtualDesktop, program: str) -> None:
    search = ("xdotool", "search", "--sync", "--onlyvisible", "--class", program)
    try:
        subprocess.run(
            search, env=desktop.environment, capture_output=True, timeout=START_LIMIT, check=True
        )
    except subprocess.SubprocessError as error:
        raise DidNotStart(f"{program} did not show") from error


@contextlib.contextmanager
def tied(
    argv: Sequence[str],
    *,
    env: Mapping[str, str] | None = None,
    stderr: IO[bytes] | None = None,
    pass_fds: Sequence[int] = (),
) -> Iterator[subprocess.Popen[bytes]]:
    """Run a program that ends with the block, together with all that it started itself.

    If this process is killed, the system ends the program in its place (setpriv). It has a session
    of its own, so that Ctrl-C reaches only us, who then end things in their order.
    """
    command = ["setpriv", "--pdeathsig", "TERM", *argv]
    process = subprocess.Popen(
        command, env=env, stderr=stderr, pass_fds=pass_fds, start_new_session=True
    )
    try:
        yield process
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """Ask the whole session of a program to end, then make it."""
    _signal_session(process, signal.SIGTERM)
    try:
        process.wait(END_LIMIT)
    except subprocess.TimeoutExpired as late:
        print(f"Had to be killed: {late}", file=sys.stderr)
    finally:
        _signal_session(process, signal.SIGKILL)
        process.wait()


def _signal_session(process: subprocess.Popen[bytes], number: signal.Signals) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, number)


@contextlib.contextmanager
def _display(size: str, complaints: IO[bytes]) -> Iterator[str]:
    """An X server on a display number that it finds free itself."""
    argv = ("Xvfb", "-screen", "0", f"{size}x24", "-nolisten", "tcp", "-noreset", "-displayfd")
    with _announced(lambda pipe: [*argv, str(pipe)], complaints) as number:
        yield number


@contextlib.contextmanager
def session_bus(complaints: IO[bytes]) -> Iterator[str]:
    """A session bus, at the address that is yielded; `complaints` takes what it complains about."""
    argv = ("dbus-daemon", "--session", "--nofork")
    with _announced(lambda pipe: [*argv, f"--print-address={pipe}"], complaints) as address:
        yield address


@contextlib.contextmanager
def _announced(command: Callable[[int], Sequence[str]], complaints: IO[bytes]) -> Iterator[str]:
    """Run a server that writes one line to a pipe once it runs, and yield that line."""
    read, write = os.pipe()
    with os.fdopen(read, "rb") as pipe, ExitStack() as stack:
        argv = command(write)
        try:
            stack.enter_context(tied(argv, stderr=complaints, pass_fds=(write,)))
        finally:
            os.close(write)
        ready, _, _ = select.select([pipe], [], [], START_LIMIT)
        line = pipe.readline().decode().strip() if ready else ""
        if not line:
            raise DidNotStart(f"{argv[0]} did not start; see {complaints.name}")
        yield line
