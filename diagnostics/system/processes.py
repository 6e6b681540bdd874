"""The processes of the person: what they are called, what they use, and how they are ended.

A number alone is not enough to end one: by then it may be that of another process. On Linux a
handle is taken first (pidfd_open(2)), and only then is it looked whether it is still the same.
"""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    import psutil

# How often it is looked whether processes have ended.
_BETWEEN_SECONDS = 0.05


class Running(msgspec.Struct, frozen=True, kw_only=True):
    """A process of this person: `began` in seconds since the epoch, `seconds` of the processor."""

    pid: int
    began: float
    name: str
    seconds: float
    memory_bytes: int


def own_processes() -> frozenset[str]:
    """What the running processes of this person are called."""
    return frozenset(process.name for process in running())


def running() -> Iterator[Running]:
    """The processes of this person, but neither this one nor those that it runs in.

    What has ended and waits for its parent runs no more.
    """
    import psutil

    here = {os.getpid(), *(parent.pid for parent in psutil.Process().parents())}
    wanted = ["pid", "create_time", "name", "cpu_times", "memory_info", "username", "status"]
    mine = psutil.Process().username()
    for process in psutil.process_iter(wanted):
        info = process.info
        ended = info["status"] == psutil.STATUS_ZOMBIE or not info["memory_info"]
        if info["pid"] not in here and info["username"] == mine and not ended:
            yield Running(
                pid=info["pid"],
                began=info["create_time"],
                name=info["name"] or "",
                seconds=info["cpu_times"].user + info["cpu_times"].system,
                memory_bytes=info["memory_info"].rss,
            )


def command_of(pid: int) -> str | None:
    """How a process was started; None where there is none, "" where it may not be known."""
    import psutil

    try:
        return " ".join(psutil.Process(pid).cmdline()[:1])
    except psutil.NoSuchProcess:
        return None
    except (psutil.Error, ValueError, OverflowError):
        return ""


def end(process: Running, *, at_once: bool = False) -> bool:
    """Ask a process to end, or end it; False where it is gone already, or somebody else's."""
    import psutil

    with suppress(psutil.Error, OSError):
        if hasattr(os, "pidfd_open"):
            return _end_by_handle(process, signal.SIGKILL if at_once else signal.SIGTERM)
        same = _same(process)
        same.kill() if at_once else same.terminate()
        return True
    return False


def left_after(processes: Sequence[Running], seconds: float) -> list[Running]:
    """Those that still run once so much time has passed, or as soon as there are none."""
    until = time.monotonic() + seconds
    while (left := [p for p in processes if is_running(p)]) and time.monotonic() < until:
        time.sleep(_BETWEEN_SECONDS)
    return left


def is_running(process: Running) -> bool:
    """Whether it does; one that has ended and waits for its parent does not."""
    import psutil

    with suppress(psutil.Error):
        return bool(_same(process).status() != psutil.STATUS_ZOMBIE)
    return False


def _end_by_handle(process: Running, number: signal.Signals) -> bool:
    handle = os.pidfd_open(process.pid)
    try:
        _same(process)
        signal.pidfd_send_signal(handle, number)
    finally:
        os.close(handle)
    return True


def _same(process: Running) -> psutil.Process:
    import psutil

    found = psutil.Process(process.pid)
    if found.create_time() != process.began:
        raise psutil.NoSuchProcess(process.pid)
    return found
