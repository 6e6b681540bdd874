"""Empties the caches that were chosen; a program that was opened meanwhile keeps its own."""

from __future__ import annotations

from collections.abc import Sequence

from diagnostics.fixes.clear_program_cache.caches import Cache, is_open
from diagnostics.fixes.removal import Removal
from diagnostics.model import Cancelled, Outcome, Plan, Progress, StepDone
from diagnostics.system import Machine
from diagnostics.system.processes import own_processes
from diagnostics.system.removal import Rules, found_in
from diagnostics.text import Size, text


def apply(machine: Machine, plan: Plan, choices: frozenset[str], progress: Progress) -> Outcome:
    """Empty each, file by file; its folders stay those that were planned."""
    found: Sequence[Cache] = plan.details or ()
    chosen = [cache for cache in found if cache.program.id in choices]
    removal = Removal(max(1, sum(cache.count for cache in chosen)), progress)
    done: list[StepDone] = []
    cancelled = False
    try:
        for cache in chosen:
            removal.begin()
            done.append(_empty(cache, removal))
    except Cancelled:
        cancelled = True
        done.append(removal.done(text("Stopped when you asked")))
    return Outcome(
        summary=text("{size} cleared", size=Size(removal.bytes)),
        steps=tuple(done),
        cancelled=cancelled,
    )


def _empty(cache: Cache, removal: Removal) -> StepDone:
    title = text("{program}", program=cache.program.name)
    if is_open(cache.program, own_processes()):
        opened = text("It was opened meanwhile, so its cache stays. Close it, and try again.")
        return StepDone(title=title, detail=opened, seconds=0.0, ok=False)
    for place in cache.places:
        removal.remove(found_in(place, Rules(cache.seen_at)))
    return removal.done(title)
