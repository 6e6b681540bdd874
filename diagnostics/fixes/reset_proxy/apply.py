"""Writes the settings all at once, and puts back those that were."""

from __future__ import annotations

from functools import partial

import msgspec

from diagnostics.fixes.reset_proxy.plan import KEEPING, TITLE
from diagnostics.fixes.reset_proxy.store import Values
from diagnostics.fixes.steps import timed
from diagnostics.model import Cancelled, Outcome, Plan, Progress
from diagnostics.system import Machine
from diagnostics.text import Text, text


def apply(machine: Machine, plan: Plan, choices: frozenset[str], progress: Progress) -> Outcome:
    """Write what is wanted; it is not stopped half-way."""
    if plan.details is None:
        return Outcome(summary=text("Nothing was changed"), steps=())
    try:
        progress.step(0.0, TITLE)
    except Cancelled:
        return Outcome(summary=text("Nothing was changed"), steps=(), cancelled=True)
    return _write(machine, plan.details, text("Proxy settings reset"))


def undo(machine: Machine, undo: bytes, progress: Progress) -> Outcome:
    """Write what was there before."""
    return _write(machine, msgspec.json.decode(undo, type=Values), text("As it was before"))


def _write(machine: Machine, values: Values, summary: Text) -> Outcome:
    written = text("Programs that are open may have to be started anew.")
    refused = text("Not all of it could be set. Your company may keep these settings itself.")
    write = partial(KEEPING[machine.platform].write, machine, values)
    step = timed(TITLE, lambda: (True, written) if write() else (False, refused))
    return Outcome(summary=summary if step.ok else text("Not all was set"), steps=(step,))
