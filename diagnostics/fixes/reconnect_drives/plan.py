"""Lists the drives; which to connect again is the person's choice."""

from __future__ import annotations

from diagnostics.fixes.reconnect_drives.drives import Drive, drives
from diagnostics.model import Plan, Step
from diagnostics.system import Machine
from diagnostics.text import text

_SECONDS_EACH = 5.0


def plan(machine: Machine) -> Plan:
    """One step a drive."""
    found = drives(machine)
    if not found:
        summary = text("No network drive is set up here that Balie could reconnect.")
        return Plan(fix="reconnect_drives", summary=summary)
    return Plan(
        fix="reconnect_drives",
        summary=text("Choose the drives to connect again."),
        steps=tuple(map(_step, found)),
        seconds=_SECONDS_EACH * len(found),
        needs=(text("Close the files that are open on them first."),),
        untouched=text("Nothing on the drives is changed."),
        details=tuple(found),
    )


def _step(drive: Drive) -> Step:
    now = text("Is connected now.") if drive.connected else text("Is not connected now.")
    return Step(id=drive.id, title=text("{name}", name=drive.name), detail=now, optional=True)
