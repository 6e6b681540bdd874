"""Lets the clock be set right, and kept right, by the time service that the system has.

Linux: timedatectl(1), which asks polkit for whoever may. Windows: Microsoft's page of `w32tm`, for
an administrator; not tried on a real one. macOS has no way for the person: left out there.
"""

from __future__ import annotations

import re

import msgspec

from diagnostics.facts.commands import POWERSHELL
from diagnostics.fixes.powershell import ELEVATED_PATIENCE, as_administrator
from diagnostics.fixes.steps import timed, worked
from diagnostics.model import Cancelled, Fix, Outcome, Plan, Progress, Step, StepDone, Topic
from diagnostics.system import Machine, Platform, ProgramMissing, ProgramTimedOut
from diagnostics.text import Text, text

_SHOW = ("timedatectl", "show", "-p", "NTP", "-p", "CanNTP")
_ANEW = ("systemctl", "restart", "systemd-timesyncd.service")
_LINE = re.compile(r"^(NTP|CanNTP)=(yes|no)$", re.MULTILINE)
_TITLE = text("Set the clock right")
# Somebody may be asked for a password.
_PATIENCE = 90.0
_WINDOWS = as_administrator("Start-Service W32Time; w32tm /resync /force; exit $LASTEXITCODE")


class Kept(msgspec.Struct, frozen=True):
    """Whether a time service was on before."""

    on: bool


def plan(machine: Machine) -> Plan:
    """One step, where there is a time service."""
    kept = Kept(on=True) if machine.platform is Platform.WINDOWS else _kept(machine)
    if kept is None:
        nothing = text("There is no time service here that Balie could switch on.")
        return Plan(fix="set_clock", summary=nothing)
    detail = text("A time service sets it, and keeps it right from now on.")
    return Plan(
        fix="set_clock",
        summary=text("The clock is set by a time service."),
        steps=(Step(id="set", title=_TITLE, detail=detail),),
        seconds=5.0,
        needs=(text("The password of an administrator may be asked for."),),
        untouched=text("Time zone and the look of the clock stay as they are."),
        details=kept,
        undo=None if kept.on else msgspec.json.encode(kept),
    )


def _kept(machine: Machine) -> Kept | None:
    try:
        output = machine.run(*_SHOW, limit=5.0)
    except (ProgramMissing, ProgramTimedOut):
        return None
    return kept_in(output.out) if output.code == 0 else None


def kept_in(printed: str) -> Kept | None:
    """What timedatectl printed; None where there is no time service."""
    found = dict(_LINE.findall(printed))
    return Kept(on=found.get("NTP") == "yes") if found.get("CanNTP") == "yes" else None


def apply(machine: Machine, plan: Plan, choices: frozenset[str], progress: Progress) -> Outcome:
    """Switch it on; one that is on begins anew, and asks at once."""
    if plan.details is None:
        return Outcome(summary=text("Nothing was changed"), steps=())
    try:
        progress.step(0.0, _TITLE)
    except Cancelled:
        return Outcome(summary=text("Nothing was changed"), steps=(), cancelled=True)
    refused = text("This computer does not let you. IT can.")
    step = timed(
        _TITLE,
        lambda: (
            (True, text("A time service sets it.")) if _set(machine, plan) else (False, refused)
        ),
    )
    return _outcome(step, text("Clock left to a time service"))


def _set(machine: Machine, plan: Plan) -> bool:
    if machine.platform is Platform.WINDOWS:
        return worked(machine, *POWERSHELL, _WINDOWS, limit=ELEVATED_PATIENCE)
    # systemd itself does both halves of it: one that is stuck is never left off.
    if plan.details.on and worked(machine, *_ANEW, limit=_PATIENCE):
        return True
    return _switch(machine, on=True)


def undo(machine: Machine, undo: bytes, progress: Progress) -> Outcome:
    """Switch it off again, if it was."""
    kept = msgspec.json.decode(undo, type=Kept)
    worked_out = kept.on or _switch(machine, on=False)
    detail = text("The clock is left alone again.") if worked_out else text("It stays on.")
    return _outcome(timed(_TITLE, lambda: (worked_out, detail)), text("As it was before"))


def _switch(machine: Machine, *, on: bool) -> bool:
    state = "true" if on else "false"
    return worked(machine, "timedatectl", "set-ntp", state, limit=_PATIENCE)


def _outcome(step: StepDone, summary: Text) -> Outcome:
    return Outcome(summary=summary if step.ok else text("Nothing was changed"), steps=(step,))


FIX = Fix(
    id="set_clock",
    topic=Topic.TIME,
    title=_TITLE,
    about=text("Lets a time service set the clock, and keep it right."),
    keywords=text(
        "clock is wrong, wrong time, time is off, date is wrong, code for signing in refused, "
        "certificate not yet valid"
    ),
    checks=("time_sync", "clock"),
    platforms=frozenset({Platform.LINUX, Platform.WINDOWS}),
    plan=plan,
    apply=apply,
    undo=undo,
)
