"""Processes of Windows and macOS by psutil, which asks the system itself and starts nothing."""

from __future__ import annotations

import os
import time
from typing import Any

from diagnostics.facts.programs.model import (
    SAMPLE_SECONDS,
    Process,
    Programs,
    compared,
    hungriest,
)
from diagnostics.system import Machine


def read(machine: Machine) -> Programs:
    """Read all processes that this person may see, wait a little, and read them again."""
    import psutil

    before, started = _processes(), time.monotonic()
    time.sleep(SAMPLE_SECONDS)
    after, over = _processes(), time.monotonic() - started
    return Programs(
        programs=hungriest(compared(before, after, over)),
        memory_bytes=psutil.virtual_memory().total,
        cores=os.cpu_count() or 1,
        over_seconds=round(over, 2),
    )


def _processes() -> dict[int, Process]:
    import psutil

    own = os.getpid()
    # Windows shows what nobody uses as a process with the number 0.
    looking = {0, own}
    wanted = ["pid", "ppid", "name", "cpu_times", "memory_info"]
    listed = [process.info for process in psutil.process_iter(wanted)]
    others = (i for i in listed if i["pid"] not in looking and i["ppid"] != own)
    return {info["pid"]: _process(info) for info in others}


def _process(info: dict[str, Any]) -> Process:
    """What is not this person's to see is None."""
    times, memory = info["cpu_times"], info["memory_info"]
    return Process(
        name=info["name"] or "",
        seconds=times.user + times.system if times else 0.0,
        # What Windows calls private is what its task manager shows.
        memory_bytes=getattr(memory, "private", memory.rss) if memory else 0,
    )
