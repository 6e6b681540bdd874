"""Says what a restart does to what is being printed."""

from __future__ import annotations

from diagnostics.fixes import rights
from diagnostics.model import Plan, Step
from diagnostics.system import Machine, Platform
from diagnostics.text import text

_SECONDS = 5.0


def plan(machine: Machine) -> Plan:
    """One step, where the system can be asked for it; asks nobody."""
    if machine.platform is Platform.LINUX and (reason := rights.why_not(machine)):
        return Plan(fix="restart_printing", summary=reason)
    title = text("Restart printing")
    detail = text("What is being printed at this moment may begin again.")
    return Plan(
        fix="restart_printing",
        summary=text("What sends documents to printers stops and starts anew."),
        steps=(Step(id="restart", title=title, detail=detail),),
        seconds=_SECONDS,
        needs=(rights.PASSWORD,),
        untouched=text("Printers and the documents that wait for them stay."),
    )
