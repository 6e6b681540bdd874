"""Removes the locks, one program after the other, and puts them back."""

from __future__ import annotations

from collections.abc import Sequence
from fnmatch import fnmatchcase
from pathlib import PurePosixPath

import msgspec

from diagnostics.facts.stale_locks.looking import Lock, home
from diagnostics.facts.stale_locks.table import PROGRAMS
from diagnostics.fixes.repair_program_start.plan import Undo, changes_of
from diagnostics.fixes.rewriting import Became, Change, make, take_back
from diagnostics.fixes.steps import Result, in_turn, timed
from diagnostics.model import Outcome, Plan, Progress
from diagnostics.system import Machine
from diagnostics.system.processes import own_processes
from diagnostics.text import Text, counted, text

_DONE = {Became.DONE, Became.ALREADY}


def apply(machine: Machine, plan: Plan, choices: frozenset[str], progress: Progress) -> Outcome:
    """Each lock, unless its program was opened meanwhile."""

    def act(lock: Lock) -> Result:
        if not own_processes().isdisjoint(lock.program.processes):
            return False, text("It was opened meanwhile, so its lock stays.")
        became = [make(home(machine), change) for change in changes_of(lock)]
        if _DONE.issuperset(became):
            return True, text("It can start again.")
        return False, text("Its lock was changed meanwhile, and stays.")

    found: Sequence[Lock] = plan.details or ()
    steps, cancelled = in_turn(found, progress, title=_title, act=act)
    removed = sum(step.ok for step in steps)
    summary = counted("{n} lock removed", "{n} locks removed", removed)
    return Outcome(summary=summary, steps=steps, cancelled=cancelled)


def _title(lock: Lock) -> Text:
    return text("Remove the lock of {program}", program=lock.program.name)


def undo(machine: Machine, undo: bytes, progress: Progress) -> Outcome:
    """Put back the locks; only where a program of the table has its own."""
    try:
        changes = msgspec.json.decode(undo, type=Undo).changes
    except msgspec.DecodeError:
        changes = ()

    def act() -> Result:
        own = [change for change in changes if _is_lock(machine, change)]
        became = [take_back(home(machine), change) for change in reversed(own)]
        if len(own) == len(changes) and _DONE.issuperset(became):
            return True, text("The locks are there as they were.")
        return False, text("Some of it was changed since, and stays as it is.")

    step = timed(text("Put the locks back"), act)
    return Outcome(summary=text("Locks put back"), steps=(step,))


def _is_lock(machine: Machine, change: Change) -> bool:
    """Whether a program of the table would have a lock of that name in that folder."""
    return change.after is None and any(
        change.name in program.files and _is_like(change.folder, pattern)
        for program in PROGRAMS
        for pattern in program.folders.get(machine.platform, ())
    )


def _is_like(folder: str, pattern: str) -> bool:
    parts, wanted = PurePosixPath(folder).parts, PurePosixPath(pattern).parts
    return len(parts) == len(wanted) and all(map(fnmatchcase, parts, wanted))
