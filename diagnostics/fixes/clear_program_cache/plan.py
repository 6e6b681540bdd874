"""Looks which programs have a cache; which of them to clear is the person's choice."""

from __future__ import annotations

from diagnostics.fixes.clear_program_cache.caches import Cache, caches
from diagnostics.model import Plan, Step
from diagnostics.system import Machine
from diagnostics.text import Size, Text, counted, text

# Measured on ext4: removing an empty file takes 0.02 ms, one of 256 kB 0.28 ms.
_SECONDS_A_FILE = 0.0002


def plan(machine: Machine) -> Plan:
    """One step a program that is closed; those that are open are named."""
    found = caches(machine)
    closed = [cache for cache in found if not cache.is_open]
    return Plan(
        fix="clear_program_cache",
        summary=_summary(found, closed),
        steps=tuple(map(_step, closed)),
        seconds=1 + _SECONDS_A_FILE * sum(cache.count for cache in closed),
        untouched=text("Passwords, bookmarks, mail and settings are not touched."),
        needs=tuple(
            text("Close {program} first, if that is the one.", program=cache.program.name)
            for cache in found
            if cache.is_open
        ),
        details=tuple(closed),
    )


def _summary(found: list[Cache], closed: list[Cache]) -> Text:
    if closed:
        return text("Choose the program. It fetches everything afresh when it starts next.")
    if found:
        return counted(
            "The program with a cache, {first}, is open. Close it, then look again.",
            "All {n} programs with a cache are open, {first} among them. Close one, then look "
            "again.",
            len(found),
            first=found[0].program.name,
        )
    return text("None of the programs that Balie knows keeps a cache here.")


def _step(cache: Cache) -> Step:
    return Step(
        id=cache.program.id,
        title=text("{program}", program=cache.program.name),
        detail=counted(
            "{size} in {n} file that it can fetch again.",
            "{size} in {n} files that it can fetch again.",
            cache.count,
            size=Size(cache.bytes),
        ),
        size=cache.bytes,
        optional=True,
    )
