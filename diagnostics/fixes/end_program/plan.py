"""Lists the programs that use most; which of them to end is the person's choice."""

from __future__ import annotations

import os

from diagnostics.fixes.end_program.busy import Busy, busy
from diagnostics.model import Plan, Step
from diagnostics.system import Machine
from diagnostics.text import Share, Size, text

PATIENCE_SECONDS = 5.0


def plan(machine: Machine) -> Plan:
    """One step a program."""
    found = busy()
    if not found:
        summary = text("No program of yours uses much of this computer now.")
        return Plan(fix="end_program", summary=summary)
    return Plan(
        fix="end_program",
        summary=text("Choose the program to end. What is not saved in it may be lost."),
        steps=tuple(map(_step, found)),
        seconds=PATIENCE_SECONDS,
        untouched=text("Programs that you do not choose go on."),
        details=tuple(found),
    )


def _step(program: Busy) -> Step:
    return Step(
        id=program.name,
        title=text("{program}", program=program.name),
        detail=text(
            "Uses {share} of the processor and {size} of memory.",
            share=Share(min(1.0, program.cores / (os.cpu_count() or 1))),
            size=Size(program.memory_bytes),
        ),
        optional=True,
    )
