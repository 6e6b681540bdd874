"""Runs a program with no more than it needs: as root, but with few of root's powers left."""

from __future__ import annotations

import os
import signal
import subprocess
from contextlib import suppress
from dataclasses import dataclass

from privileged.shedding import ENVIRONMENT

# util-linux; every Linux system has it.
_SETPRIV = "/usr/bin/setpriv"
MOST_KEPT = 64_000


@dataclass(frozen=True)
class Command:
    """A program by its whole path, with its arguments, and for how many seconds it may run.

    `powers` are the capabilities (capabilities(7)) that it keeps, without which root is somebody to
    whom root's files belong and no more; None keeps all, for what starts services itself.
    """

    argv: tuple[str, ...]
    limit: float
    powers: tuple[str, ...] | None = ()

    def full(self) -> list[str]:
        """The whole command line."""
        if self.powers is None:
            return list(self.argv)
        kept = ",".join(["-all", *(f"+{power}" for power in self.powers)])
        sets = (f"--bounding-set={kept}", "--inh-caps=-all")
        return [_SETPRIV, "--no-new-privs", *sets, "--", *self.argv]


def run(command: Command) -> int | None:
    """Run it, in a session of its own; its exit code, None where it took too long.

    What it prints goes to standard output, up to MOST_KEPT bytes. Raises OSError where it cannot be
    started.
    """
    # Not a pipe, which a service that it starts would hold open.
    printed = os.memfd_create("printed")
    process = subprocess.Popen(
        command.full(),
        stdin=subprocess.DEVNULL,
        stdout=printed,
        stderr=printed,
        env=ENVIRONMENT,
        cwd="/",
        start_new_session=True,
    )
    try:
        process.wait(command.limit)
    except subprocess.TimeoutExpired:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        return None
    finally:
        _tell(os.pread(printed, MOST_KEPT, 0))
    return process.returncode


def _tell(printed: bytes) -> None:
    """Whoever asked may be gone, or never read: neither may hold this up."""
    with suppress(OSError):
        os.set_blocking(1, False)
        os.write(1, printed)
