"""Has a remediation done with an administrator's rights, by the helper that the system guards.

The helper is told which fix it is and what was chosen. What it runs it reads itself, from the
organisation's file in its one place, and only if nobody but root can have written what it runs.
"""

from __future__ import annotations

import time

from diagnostics.fixes.own_script.apply import readable, stopped, summary
from diagnostics.fixes.own_script.declared import Script
from diagnostics.fixes.rights import PATIENCE, ask
from diagnostics.model import Cancelled, Outcome, Plan, Progress, StepDone
from diagnostics.system import Machine
from diagnostics.text import text
from privileged.protocol import OWN_FIX


def apply(
    script: Script, machine: Machine, _plan: Plan, choices: frozenset[str], progress: Progress
) -> Outcome:
    """Ask for it; once it is allowed it runs to its end, or to its limit."""
    chosen, done = script.chosen(choices), text("It ended without an error.")
    started, patience = time.monotonic(), PATIENCE + script.limit
    try:
        (ok, said), printed = ask(
            machine, progress, OWN_FIX, done, patience, id=script.id, **chosen
        )
    except Cancelled:
        return Outcome(summary=stopped(script), steps=(), cancelled=True)
    step = StepDone(
        title=script.title,
        detail=said,
        seconds=round(time.monotonic() - started, 1),
        ok=ok,
        printed=readable(printed),
    )
    return Outcome(summary=summary(script, worked=ok), steps=(step,))
