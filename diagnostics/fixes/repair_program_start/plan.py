"""Looks which locks were left behind; what each of them says is written down."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from diagnostics.facts.stale_locks.looking import Lock, left_behind
from diagnostics.fixes.rewriting import Change
from diagnostics.model import Plan, Step
from diagnostics.system import Machine
from diagnostics.text import text


class Undo(msgspec.Struct, frozen=True, kw_only=True):
    """The locks as they were."""

    changes: tuple[Change, ...] = ()


def plan(machine: Machine) -> Plan:
    """One step a lock."""
    found = left_behind(machine)
    if not found:
        return Plan(
            fix="repair_program_start",
            summary=text("No program that is closed left a lock behind."),
        )
    changes = tuple(change for lock in found for change in changes_of(lock))
    return Plan(
        fix="repair_program_start",
        summary=text("Programs that crashed can start again."),
        steps=tuple(map(_step, range(len(found)), found)),
        untouched=text("Passwords, bookmarks, mail and settings are not touched."),
        details=found,
        undo=msgspec.json.encode(Undo(changes=changes)),
    )


def changes_of(lock: Lock) -> Sequence[Change]:
    """What removing a lock changes; the one that says who locked it goes last."""
    return [
        Change(folder=lock.folder, name=name, before=entry, after=None)
        for name, entry in reversed(lock.entries)
    ]


def _step(number: int, lock: Lock) -> Step:
    blocking = text("It says that the program runs, which it does not.")
    left = text("It was left behind in a crash.")
    return Step(
        id=f"{lock.program.id}-{number}",
        title=text("Remove the lock of {program}", program=lock.program.name),
        detail=blocking if lock.blocking else left,
    )
