"""Says what is stuck and what would be done about it."""

from __future__ import annotations

from diagnostics.fixes.clear_print_queue import cups, windows
from diagnostics.fixes.clear_print_queue.spooler import Spooler, Stuck
from diagnostics.model import CannotTell, Plan, Step
from diagnostics.system import Machine, Platform
from diagnostics.text import Text, counted, text

SPOOLERS: dict[Platform, Spooler] = {
    Platform.LINUX: cups.SPOOLER,
    Platform.MACOS: cups.SPOOLER,
    Platform.WINDOWS: windows.SPOOLER,
}

_SECONDS_A_JOB = 0.2


def plan(machine: Machine) -> Plan:
    """Look which own documents are stuck and which printers are stopped."""
    try:
        found = SPOOLERS[machine.platform].find(machine)
    except CannotTell as cannot:
        return _nothing(text("Nothing can be cleared, because {reason}.", reason=cannot.reason))
    if not found.jobs and not found.printers:
        return _nothing(text("None of your documents is stuck, and no printer is stopped."))
    return Plan(
        fix="clear_print_queue",
        summary=_summary(found),
        steps=tuple(_steps(found)),
        seconds=1 + _SECONDS_A_JOB * (len(found.jobs) + len(found.printers)),
        untouched=text("Documents of other people, and those that are not stuck, stay."),
        details=found,
    )


def _summary(found: Stuck) -> Text:
    if not found.jobs:
        return text("Stopped printers resume.")
    if not found.printers:
        return text("Your stuck documents are cancelled.")
    return text("Your stuck documents are cancelled and stopped printers resume.")


def _steps(found: Stuck) -> list[Step]:
    steps = []
    if found.jobs:
        detail = counted(
            "{n} document of yours that is stuck. Print it again afterwards.",
            "{n} documents of yours that are stuck. Print them again afterwards.",
            len(found.jobs),
        )
        steps.append(Step(id="jobs", title=text("Cancel stuck documents"), detail=detail))
    if found.printers:
        detail = text("{printers}", printers=", ".join(found.printers))
        steps.append(Step(id="printers", title=text("Resume stopped printers"), detail=detail))
    return steps


def _nothing(summary: Text) -> Plan:
    return Plan(fix="clear_print_queue", summary=summary)
