"""Removes what the plan found, one file at a time; stopping between two files leaves all sound."""

from __future__ import annotations

from collections.abc import Sequence

from diagnostics.fixes.free_space.targets import Kind, Target, rules
from diagnostics.fixes.removal import Removal
from diagnostics.model import Cancelled, Outcome, Plan, Progress, StepDone
from diagnostics.system import Machine
from diagnostics.system.removal import found_in
from diagnostics.text import Size, Text, text

_DONE: dict[Kind, Text] = {
    Kind.TEMPORARY: text("Removed temporary files"),
    Kind.TRASH: text("Emptied the trash"),
}


def apply(machine: Machine, plan: Plan, choices: frozenset[str], progress: Progress) -> Outcome:
    """Remove the temporary files, and what else was chosen."""
    found: Sequence[Target] = plan.details or ()
    chosen = [t for t in found if t.kind is Kind.TEMPORARY or t.kind.value in choices]
    removal = Removal(max(1, sum(target.count for target in chosen)), progress)
    done: list[StepDone] = []
    try:
        for kind in Kind:
            mine = [target for target in chosen if target.kind is kind]
            if mine:
                removal.begin()
                for target in mine:
                    removal.remove(found_in(target.place, rules(target, machine.now())))
                done.append(removal.done(_DONE[kind]))
    except Cancelled:
        done.append(removal.done(text("Stopped when you asked")))
        return _outcome(removal, done, cancelled=True)
    return _outcome(removal, done, cancelled=False)


def _outcome(removal: Removal, done: list[StepDone], *, cancelled: bool) -> Outcome:
    return Outcome(
        summary=text("{size} freed", size=Size(removal.bytes)),
        steps=tuple(done),
        cancelled=cancelled,
    )
