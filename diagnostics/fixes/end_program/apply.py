"""Asks the chosen programs to end, waits, and ends those that do not listen."""

from __future__ import annotations

import time
from collections.abc import Sequence

from diagnostics.fixes.end_program.busy import Busy
from diagnostics.fixes.end_program.plan import PATIENCE_SECONDS
from diagnostics.model import Cancelled, Outcome, Plan, Progress, StepDone
from diagnostics.system import Machine
from diagnostics.system.processes import end, left_after
from diagnostics.text import counted, text

# What is killed is gone at once, unless it waits for a disk or a network drive.
_KILLED_SECONDS = 2.0


def apply(machine: Machine, plan: Plan, choices: frozenset[str], progress: Progress) -> Outcome:
    """One program after the other; stopping leaves those that were not asked yet as they are."""
    found: Sequence[Busy] = plan.details or ()
    chosen = [program for program in found if program.name in choices]
    done: list[StepDone] = []
    cancelled = False
    try:
        for number, program in enumerate(chosen):
            progress.step(number / len(chosen), text("Ending {program}", program=program.name))
            done.append(_end(program))
    except Cancelled:
        cancelled = True
    ended = sum(step.ok for step in done)
    summary = counted("{n} program ended", "{n} programs ended", ended)
    return Outcome(summary=summary, steps=tuple(done), cancelled=cancelled)


def _end(program: Busy) -> StepDone:
    started = time.monotonic()
    for process in program.processes:
        end(process)
    stubborn = left_after(program.processes, PATIENCE_SECONDS)
    for process in stubborn:
        end(process, at_once=True)
    left = left_after(stubborn, _KILLED_SECONDS)
    listened = text("It closed when it was asked.")
    forced = text("It did not listen, and was ended.")
    stays = text("It cannot be ended now: it waits for something. Restart the computer.")
    return StepDone(
        title=text("{program}", program=program.name),
        detail=stays if left else forced if stubborn else listened,
        seconds=round(time.monotonic() - started, 1),
        ok=not left,
    )
