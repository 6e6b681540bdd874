"""Processes of Linux: one small file of each is read twice, see proc(5)."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Mapping
from contextlib import suppress

from msgspec.structs import replace

from diagnostics.facts.programs.model import (
    SAMPLE_SECONDS,
    Process,
    Program,
    Programs,
    compared,
    hungriest,
)
from diagnostics.system import Machine

# Firefox names its processes after what they do; people know them by the name of all.
_FIREFOX = frozenset(
    {
        *("Web Content", "Isolated Web Co", "Isolated Servic", "WebExtensions", "file:// Content"),
        *("Privileged Cont", "RDD Process", "Utility Process", "Socket Process"),
    }
)
# More than this many share what they have in common, which is then counted once.
_SHARED = 2


def read(machine: Machine) -> Programs:
    """Read all processes, wait a little, and read them again."""
    before, started = _processes(machine), time.monotonic()
    time.sleep(SAMPLE_SECONDS)
    after, over = _processes(machine), time.monotonic() - started
    found = hungriest(compared(before, after, over))
    return Programs(
        programs=tuple(_without_shared(machine, program, after) for program in found),
        memory_bytes=_page() * int(os.sysconf("SC_PHYS_PAGES")),
        cores=os.cpu_count() or 1,
        over_seconds=round(over, 2),
    )


def process(stat: str, *, ticks: int, page: int) -> Process:
    """What a /proc/N/stat says; the name stands between the outermost parentheses."""
    head, _, rest = stat.rpartition(") ")
    fields = rest.split(" ")
    name = head.partition("(")[2]
    return Process(
        name="firefox" if name in _FIREFOX else name,
        seconds=(int(fields[11]) + int(fields[12])) / ticks,
        memory_bytes=int(fields[21]) * page,
    )


def parent(stat: str) -> int:
    """The number of the process that started it."""
    return int(stat.rpartition(") ")[2].split(" ")[1])


def _processes(machine: Machine) -> dict[int, Process]:
    """All but this one and those that it started, which are busy looking."""
    ticks, page, own = int(os.sysconf("SC_CLK_TCK")), _page(), os.getpid()
    found: dict[int, Process] = {}
    for name in machine.names("/proc"):
        if name.isdecimal() and int(name) != own:
            # It may have ended meanwhile.
            with suppress(OSError):
                stat = machine.read(f"/proc/{name}/stat")
                if parent(stat) != own:
                    found[int(name)] = process(stat, ticks=ticks, page=page)
    return found


def _without_shared(
    machine: Machine, program: Program, processes: Mapping[int, Process]
) -> Program:
    """The same, with what its processes share counted once and not in each."""
    if program.processes < _SHARED:
        return program
    pids = [pid for pid, process in processes.items() if process.name == program.name]
    own, shared = summed(_statm(machine, pids))
    return replace(program, memory_bytes=(own + shared) * _page())


def summed(statms: Iterable[str]) -> tuple[int, int]:
    """Pages that only one of the processes has, and the most that one of them shares."""
    pages = [(int(resident), int(shared)) for _, resident, shared in map(_first_three, statms)]
    return sum(r - s for r, s in pages), max((s for _, s in pages), default=0)


def _first_three(statm: str) -> list[str]:
    return statm.split()[:3]


def _statm(machine: Machine, pids: list[int]) -> Iterable[str]:
    for pid in pids:
        with suppress(OSError):
            yield machine.read(f"/proc/{pid}/statm")


def _page() -> int:
    return int(os.sysconf("SC_PAGE_SIZE"))
