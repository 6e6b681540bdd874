"""Connects one drive after the other; once one is disconnected it is always tried again."""

from __future__ import annotations

from collections.abc import Sequence

from diagnostics.fixes.reconnect_drives.drives import Drive
from diagnostics.fixes.steps import Result, in_turn
from diagnostics.model import Outcome, Plan, Progress
from diagnostics.system import Machine
from diagnostics.text import counted, text


def apply(machine: Machine, plan: Plan, choices: frozenset[str], progress: Progress) -> Outcome:
    """Stopping leaves the rest as they are."""

    def act(drive: Drive) -> Result:
        if drive.reconnect(machine):
            return True, text("It is connected again.")
        return False, text("It does not connect. Are you on your company’s network?")

    found: Sequence[Drive] = plan.details or ()
    chosen = [drive for drive in found if drive.id in choices]
    steps, cancelled = in_turn(
        chosen, progress, title=lambda drive: text("{name}", name=drive.name), act=act
    )
    again = sum(step.ok for step in steps)
    summary = counted("{n} drive connected again", "{n} drives connected again", again)
    return Outcome(summary=summary, steps=steps, cancelled=cancelled)
