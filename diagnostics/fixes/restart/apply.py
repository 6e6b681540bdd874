"""Has the system plan the restart, and calls off what was planned so."""

from __future__ import annotations

import msgspec

from diagnostics.fixes.restart.plan import Times
from diagnostics.fixes.restart.planned import calling_off, ran, request
from diagnostics.fixes.restart.times import MINUTE, When, minutes_until
from diagnostics.model import Cancelled, Outcome, Plan, Progress, StepDone
from diagnostics.system import Machine, Platform
from diagnostics.system.planned_restart import planned
from diagnostics.text import Moment, Text, text

# systemd rounds to whole minutes, and some time went by between the offer and the choice.
_NEARLY = 10 * MINUTE


def apply(machine: Machine, plan: Plan, choices: frozenset[str], progress: Progress) -> Outcome:
    """Plan it, for the one time that was chosen."""
    offered: tuple[When, ...] = plan.details or ()
    chosen = next((when for when in offered if when.id in choices), None)
    if chosen is None:
        return Outcome(summary=text("No restart was planned"), steps=())
    try:
        progress.step(0.0, text("Planning the restart"))
    except Cancelled:
        return Outcome(summary=text("No restart was planned"), steps=(), cancelled=True)
    arguments = request(machine.platform, minutes_until(chosen.at, machine.now()))
    if not ran(machine, arguments):
        refused = text("This computer does not let you restart it. IT can, or its power button.")
        return _outcome(text("No restart was planned"), refused, ok=False)
    summary = text("Restart planned: {when}", when=Moment(chosen.at))
    return _outcome(summary, text("Save your work before."), later=True)


def undo(machine: Machine, undo: bytes, progress: Progress) -> Outcome:
    """Call it off, if what is planned now is what was chosen then."""
    offered = msgspec.json.decode(undo, type=Times).at
    at = planned(machine)
    if at is None and machine.platform is Platform.LINUX:
        return _outcome(text("No restart is planned"), text("There is none to call off."))
    if at is not None and not any(abs(at - mine) < _NEARLY for mine in offered):
        somebody = text("What is planned now, {when}, was not planned here.", when=Moment(at))
        return _outcome(text("The restart stays planned"), somebody, ok=False)
    if not ran(machine, calling_off(machine.platform)):
        refused = text("There is none to call off, or this computer does not let you.")
        return _outcome(text("No restart was called off"), refused, ok=False)
    return _outcome(text("The restart was called off"), text("Restart soon, when it suits you."))


def _outcome(summary: Text, detail: Text, *, ok: bool = True, later: bool = False) -> Outcome:
    step = StepDone(title=text("Restart"), detail=detail, seconds=0.0, ok=ok)
    return Outcome(summary=summary, steps=(step,), later=later)
