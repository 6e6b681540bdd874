"""The caches that are there: of which program, how large, and whether the program is open."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec

from diagnostics.fixes.clear_program_cache.table import PROGRAMS, Program
from diagnostics.system import Machine
from diagnostics.system.processes import own_processes
from diagnostics.system.removal import Place, Rules, found_in, place_at


class Cache(msgspec.Struct, frozen=True, kw_only=True):
    """What a program keeps: its folders, how many files in them, and the bytes that come free.

    `seen_at` is when they were looked at, in seconds since the epoch.
    """

    program: Program
    places: tuple[Place, ...]
    seen_at: float
    count: int
    bytes: int
    is_open: bool


def caches(machine: Machine) -> list[Cache]:
    """Those with something in them, the largest first."""
    running = own_processes()
    found = [_cache(program, machine, running) for program in PROGRAMS]
    return sorted((c for c in found if c.count), key=lambda cache: cache.bytes, reverse=True)


def is_open(program: Program, running: frozenset[str]) -> bool:
    """Whether one of its processes runs."""
    return not running.isdisjoint(program.processes)


def _cache(program: Program, machine: Machine, running: frozenset[str]) -> Cache:
    folders = program.folders.get(machine.platform, ())
    home = Path(machine.environment.get("HOME") or Path.home())
    places = tuple(place for folder in folders for place in _places(home, folder))
    now = machine.now()
    count = size = 0
    for found in (found for place in places for found in found_in(place, Rules(now))):
        count += not found.is_folder
        size += found.size
    return Cache(
        program=program,
        places=places,
        seen_at=now,
        count=count,
        bytes=size,
        is_open=is_open(program, running),
    )


def _places(home: Path, folder: str) -> Iterator[Place]:
    """The folders that a pattern stands for, but none that a link leads to.

    A profile that is a link may lead to anything that has a "Cache" in it. Only the first folder
    may be one: people keep all of ~/.cache on another disk.
    """
    first = Path(folder).parts[0]
    top = (home / first).resolve()
    for path in sorted(top.glob(str(Path(folder).relative_to(first)))):
        place = place_at(path)
        if place is not None and path.resolve() == path:
            yield place
