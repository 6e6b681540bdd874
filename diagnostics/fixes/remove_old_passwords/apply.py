"""Removes what was chosen, one after the other; the rest stays when it is stopped."""

from __future__ import annotations

from collections.abc import Sequence

from diagnostics.facts.stored_passwords import SignIn
from diagnostics.fixes.remove_old_passwords.keeping import FORGET
from diagnostics.fixes.steps import Result, in_turn
from diagnostics.model import Outcome, Plan, Progress
from diagnostics.system import Machine
from diagnostics.text import counted, text


def apply(machine: Machine, plan: Plan, choices: frozenset[str], progress: Progress) -> Outcome:
    """Each that was chosen, if it is still the one that was shown."""

    def act(one: SignIn) -> Result:
        if FORGET[machine.platform](machine, one):
            return True, text("Removed. You are asked for the password the next time.")
        return False, text("It could not be removed, or is another one by now, and stays.")

    found: Sequence[SignIn] = plan.details or ()
    chosen = [one for step, one in zip(plan.steps, found, strict=True) if step.id in choices]
    steps, cancelled = in_turn(
        chosen, progress, title=lambda one: text("{server}", server=one.server), act=act
    )
    removed = sum(step.ok for step in steps)
    summary = counted("{n} password removed", "{n} passwords removed", removed)
    return Outcome(summary=summary, steps=steps, cancelled=cancelled)
