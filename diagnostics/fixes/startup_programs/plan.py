"""Lists what starts; which of them to turn off is the person's choice."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from diagnostics.fixes.startup_programs import linux, macos, windows
from diagnostics.fixes.startup_programs.switch import Switch, Switches, Undo
from diagnostics.model import CannotTell, Plan, Step
from diagnostics.system import Machine, Platform
from diagnostics.text import Text, text

SWITCHES: dict[Platform, Switches] = {
    Platform.LINUX: linux.SWITCHES,
    Platform.MACOS: macos.SWITCHES,
    Platform.WINDOWS: windows.SWITCHES,
}


def plan(machine: Machine) -> Plan:
    """One step a program."""
    try:
        found = SWITCHES[machine.platform].find(machine)
    except CannotTell as cannot:
        return _nothing(text("Nothing can be turned off, because {reason}.", reason=cannot.reason))
    if not found:
        return _nothing(text("Nothing starts by itself here that could wait."))
    return Plan(
        fix="startup_programs",
        summary=text("Choose what shall not start by itself. It counts from the next sign-in on."),
        steps=tuple(map(_step, found)),
        untouched=text(
            "The programs stay, and you can start them yourself. What the desktop needs is not "
            "listed."
        ),
        details=found,
        undo=msgspec.json.encode(_together(found)),
    )


def _step(switch: Switch) -> Step:
    return Step(
        id=switch.id,
        title=text("{program}", program=switch.name),
        detail=text("Starts when you sign in."),
        optional=True,
    )


def _together(found: Sequence[Switch]) -> Undo:
    return Undo(
        changes=tuple(change for switch in found for change in switch.undo.changes),
        labels=tuple(label for switch in found for label in switch.undo.labels),
        values=tuple(value for switch in found for value in switch.undo.values),
    )


def _nothing(summary: Text) -> Plan:
    return Plan(fix="startup_programs", summary=summary)
