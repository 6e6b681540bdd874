"""Adds what was chosen, and removes again what was not there before."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from diagnostics.fixes.add_printer.plan import PRINTING, Undo
from diagnostics.fixes.add_printer.printing import Added
from diagnostics.fixes.steps import Result, in_turn, timed
from diagnostics.model import CannotTell, OfficePrinter, Outcome, Plan, Progress
from diagnostics.system import Machine
from diagnostics.text import counted, text

_SAYS = {
    Added.YES: text("It was added, and it answers."),
    Added.REFUSED: text("The print system did not let you add it; IT can."),
    Added.NO_ANSWER: text("It does not answer, and was not added. Is it switched on?"),
}


def apply(machine: Machine, plan: Plan, choices: frozenset[str], progress: Progress) -> Outcome:
    """Add them; where there was only one, that one."""

    def act(printer: OfficePrinter) -> Result:
        added = _add(machine, printer)
        return added is Added.YES, _SAYS[added]

    found: Sequence[OfficePrinter] = plan.details or ()
    always = {step.id for step in plan.steps if not step.optional}
    chosen = [printer for printer in found if printer.id in choices | always]
    steps, cancelled = in_turn(chosen, progress, title=lambda printer: printer.name, act=act)
    added = sum(step.ok for step in steps)
    summary = counted("{n} printer added", "{n} printers added", added)
    return Outcome(summary=summary, steps=steps, cancelled=cancelled)


def _add(machine: Machine, printer: OfficePrinter) -> Added:
    try:
        return PRINTING[machine.platform].add(machine, printer)
    except CannotTell:  # the print system went away meanwhile
        return Added.REFUSED


def undo(machine: Machine, undo: bytes, progress: Progress) -> Outcome:
    """Remove those that were not there, and nothing else."""
    try:
        queues = msgspec.json.decode(undo, type=Undo).queues
    except msgspec.DecodeError:
        queues = ()

    def act() -> Result:
        removed = [PRINTING[machine.platform].remove(machine, queue) for queue in queues]
        if all(removed):
            return True, text("The printer that was added is gone again.")
        return False, text("The print system did not let you remove it; IT can.")

    step = timed(text("Remove the printer again"), act)
    summary = text("Printer removed") if step.ok else text("Printer not removed")
    return Outcome(summary=summary, steps=(step,))
