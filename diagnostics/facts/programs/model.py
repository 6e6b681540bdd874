"""Programs in one form for every system: many processes of one name are one program."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

# Long enough to tell a busy program from one that woke up, short enough to wait for.
SAMPLE_SECONDS = 0.4
# How many of the hungriest are kept, of memory and of the processor each.
_MOST = 5


class Process(msgspec.Struct, frozen=True, kw_only=True):
    """A running process; `seconds` of processor time since it started, in `memory_bytes`."""

    name: str
    seconds: float
    memory_bytes: int


class Program(msgspec.Struct, frozen=True, kw_only=True):
    """What runs under one `name`: `busy_cores` on average during the sample (1.0 is one core).

    `processor_seconds` is what its running processes used up since they started.
    """

    name: str
    processes: int
    memory_bytes: int
    busy_cores: float
    processor_seconds: float


class Programs(msgspec.Struct, frozen=True, kw_only=True):
    """The hungriest programs, those with most memory first."""

    programs: tuple[Program, ...]
    memory_bytes: int
    cores: int
    over_seconds: float


def compared(
    before: Mapping[int, Process], after: Mapping[int, Process], over: float
) -> list[Program]:
    """Programs of all processes in `after`; those that were not there before count as idle."""
    grouped: dict[str, list[int]] = {}
    for pid, process in after.items():
        grouped.setdefault(process.name, []).append(pid)
    return [_program(name, pids, before, after, over) for name, pids in grouped.items()]


def _program(
    name: str,
    pids: list[int],
    before: Mapping[int, Process],
    after: Mapping[int, Process],
    over: float,
) -> Program:
    # The system may have given a number to another process meanwhile.
    used = (after[p].seconds - before[p].seconds for p in pids if p in before)
    return Program(
        name=name,
        processes=len(pids),
        memory_bytes=sum(after[pid].memory_bytes for pid in pids),
        busy_cores=round(sum(max(0.0, seconds) for seconds in used) / over, 2),
        processor_seconds=round(sum(after[pid].seconds for pid in pids), 1),
    )


def hungriest(programs: Iterable[Program], most: int = _MOST) -> tuple[Program, ...]:
    """Those with most memory, and those that keep the processor busiest, each once."""
    by_memory = sorted(programs, key=lambda p: p.memory_bytes, reverse=True)
    by_work = sorted(by_memory, key=lambda p: p.busy_cores, reverse=True)
    chosen = {p.name for p in (*by_memory[:most], *by_work[:most])}
    return tuple(p for p in by_memory if p.name in chosen)
