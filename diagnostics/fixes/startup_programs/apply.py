"""Turns off what was chosen, one after the other, and puts all of it back."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from diagnostics.fixes.startup_programs.plan import SWITCHES
from diagnostics.fixes.startup_programs.switch import Switch, Undo
from diagnostics.fixes.steps import Result, in_turn, timed
from diagnostics.model import Outcome, Plan, Progress
from diagnostics.system import Machine
from diagnostics.text import counted, text


def apply(machine: Machine, plan: Plan, choices: frozenset[str], progress: Progress) -> Outcome:
    """Turn them off; stopping leaves the rest on."""

    def act(switch: Switch) -> Result:
        if switch.off(machine):
            return True, text("Does not start by itself any more.")
        return False, text("It was changed meanwhile, or is not yours to change, and stays on.")

    found: Sequence[Switch] = plan.details or ()
    chosen = [switch for switch in found if switch.id in choices]
    steps, cancelled = in_turn(
        chosen, progress, title=lambda s: text("{program}", program=s.name), act=act
    )
    off = sum(step.ok for step in steps)
    summary = counted("{n} program turned off", "{n} programs turned off", off)
    return Outcome(summary=summary, steps=steps, cancelled=cancelled)


def undo(machine: Machine, undo: bytes, progress: Progress) -> Outcome:
    """Put back what the plan found; what somebody changed since stays theirs."""
    try:
        kept = msgspec.json.decode(undo, type=Undo)
    except msgspec.DecodeError:
        kept = Undo()

    def act() -> Result:
        if all(SWITCHES[machine.platform].on(machine, kept)):
            return True, text("Everything starts again as it did.")
        return False, text("Some of it was changed since, and stays as it is.")

    step = timed(text("Turn on again"), act)
    return Outcome(summary=text("Turned on again"), steps=(step,))
