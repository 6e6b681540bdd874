"""Arranges the screens in one call, so that no moment is between, and back again."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

from diagnostics.fixes.reset_displays.plan import KEPT, Undo, home, listed
from diagnostics.fixes.reset_displays.xrandr import Output, argv, is_same
from diagnostics.fixes.rewriting import Became, Change, make, take_back
from diagnostics.fixes.steps import Result, in_turn, timed, worked
from diagnostics.model import Outcome, Plan, Progress
from diagnostics.system import Machine, Platform
from diagnostics.text import Text, text

_DONE = {Became.DONE, Became.ALREADY}
# Microsoft's page on multiple displays; not tried on a real one.
_EXTEND = ("DisplaySwitch.exe", "/extend")


def apply(machine: Machine, plan: Plan, choices: frozenset[str], progress: Progress) -> Outcome:
    """All screens at once: either all of it or nothing."""
    acts: list[Callable[[], Result]] = [lambda: _act(machine, plan)] if plan.steps else []
    steps, cancelled = in_turn(acts, progress, title=lambda _: _TITLE, act=lambda act: act())
    done = any(step.ok for step in steps)
    return Outcome(
        summary=text("Screens arranged anew") if done else text("Screens not arranged anew"),
        steps=steps,
        cancelled=cancelled,
        later=done and isinstance(plan.details, Change),
    )


_TITLE: Text = text("Arrange the screens")


def _act(machine: Machine, plan: Plan) -> Result:
    if machine.platform is Platform.WINDOWS:
        return _said(worked(machine, *_EXTEND))
    if isinstance(plan.details, Change):
        forgotten = make(home(machine), plan.details) in _DONE
        later = text("Sign out and in again to see it.")
        return (True, later) if forgotten else _said(done=False)
    return _said(_arrange(machine, plan.details or ()))


def _said(done: bool) -> Result:
    if done:
        return True, text("Every screen shows a picture.")
    return False, text("The screens did not take it, and stay as they are.")


def _arrange(machine: Machine, wanted: Sequence[Output]) -> bool:
    """Where X11 refuses, everything stays; where it took it in part, that shows in the list."""
    if not worked(machine, *argv(wanted, listed(machine))):
        return False
    return is_same(listed(machine), wanted)


def undo(machine: Machine, undo: bytes, progress: Progress) -> Outcome:
    """Arrange them as they were; a screen that is not connected any more is left out."""
    try:
        was = msgspec.json.decode(undo, type=Undo)
    except msgspec.DecodeError:
        was = Undo()

    def act() -> Result:
        if was.kept is not None and (was.kept.folder, was.kept.name) == KEPT:
            return _back(take_back(home(machine), was.kept) in _DONE)
        now = listed(machine)
        call = argv(was.outputs, now)
        return _back(is_same(now, was.outputs) or (len(call) > 1 and worked(machine, *call)))

    step = timed(text("Arrange the screens as they were"), act)
    summary = text("Screens as they were") if step.ok else text("Screens stay as they are")
    return Outcome(summary=summary, steps=(step,))


def _back(done: bool) -> Result:
    if done:
        return True, text("They are arranged as they were.")
    return False, text("They could not be arranged as they were.")
