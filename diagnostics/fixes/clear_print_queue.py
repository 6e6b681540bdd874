"""Clears a print queue that is stuck: cancels the person's own stuck documents, resumes printers.

Documents of other people are left alone. CUPS does all of it, on Linux and macOS; its programs
get names that CUPS itself listed, never anything typed.
"""

from __future__ import annotations

import getpass
import re
import time
from collections.abc import Callable

import msgspec

from diagnostics.facts.print_queue import cups
from diagnostics.model import (
    Cancelled,
    CannotTell,
    Fix,
    Outcome,
    Plan,
    Progress,
    Step,
    StepDone,
    Topic,
)
from diagnostics.system import Machine, Platform, ProgramMissing, ProgramTimedOut
from diagnostics.text import Text, counted, text

_PATIENCE = 10.0
_SECONDS_A_JOB = 0.2

# What CUPS allows in a queue's name, and no beginning that a program could take for an option.
_SAFE = re.compile(r"[^\s/#?'\"\\-][^\s/#?'\"\\]*")

# Debian keeps cupsenable where only administrators look.
_RESUME = ("cupsenable", "/usr/sbin/cupsenable")


class Stuck(msgspec.Struct, frozen=True, kw_only=True):
    """What is stuck: ids of the person's own documents, and names of stopped printers."""

    jobs: tuple[str, ...]
    printers: tuple[str, ...]


def plan(machine: Machine) -> Plan:
    """Look which own documents are stuck and which printers are stopped."""
    try:
        found = stuck(cups.printed(machine), machine.now(), getpass.getuser())
    except CannotTell as cannot:
        return _nothing(text("Nothing can be cleared, because {reason}.", reason=cannot.reason))
    if not found.jobs and not found.printers:
        return _nothing(text("None of your documents is stuck, and no printer is stopped."))
    return Plan(
        fix="clear_print_queue",
        summary=text("Your stuck documents are cancelled and stopped printers resume."),
        steps=tuple(_steps(found)),
        seconds=1 + _SECONDS_A_JOB * (len(found.jobs) + len(found.printers)),
        untouched=text("Documents of other people, and those that are not stuck, stay."),
        details=found,
    )


def stuck(printed: str, now: float, person: str) -> Stuck:
    """What is stuck in what lpstat printed; names that are not safe to pass on are left out."""
    queue = cups.queue(printed, now)
    waiting = queue.stuck
    mine = [
        owned.id
        for owned in cups.owned_jobs(printed, now)
        if owned.owner == person and owned.job in waiting
    ]
    stopped = [printer.name for printer in queue.printers if printer.stopped]
    return Stuck(
        jobs=tuple(filter(_SAFE.fullmatch, mine)), printers=tuple(filter(_SAFE.fullmatch, stopped))
    )


def apply(machine: Machine, plan: Plan, choices: frozenset[str], progress: Progress) -> Outcome:
    """Cancel and resume, one after the other; stopping in between leaves the rest as it was."""
    found: Stuck = plan.details
    work = [(id_, _cancel) for id_ in found.jobs] + [(name, _resume) for name in found.printers]
    worked: list[tuple[str, _Act]] = []
    started = time.monotonic()
    cancelled = False
    try:
        for number, (name, act) in enumerate(work):
            progress.step(number / len(work), text("Clearing {name}", name=name))
            if act(machine, name):
                worked.append((name, act))
    except Cancelled:
        cancelled = True
    seconds = round(time.monotonic() - started, 1)
    cleared = sum(act is _cancel for _, act in worked)
    return Outcome(
        summary=counted("{n} document cancelled", "{n} documents cancelled", cleared),
        steps=tuple(_report(found, worked, seconds)),
        cancelled=cancelled,
    )


_Act = Callable[[Machine, str], bool]


def _cancel(machine: Machine, job: str) -> bool:
    return _ran(machine, "cancel", job)


def _resume(machine: Machine, printer: str) -> bool:
    return any(_ran(machine, program, printer) for program in _RESUME)


def _ran(machine: Machine, *argv: str) -> bool:
    try:
        return machine.run(*argv, limit=_PATIENCE).code == 0
    except (ProgramMissing, ProgramTimedOut):
        return False


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


def _report(found: Stuck, worked: list[tuple[str, _Act]], seconds: float) -> list[StepDone]:
    steps = []
    if found.jobs:
        done = sum(act is _cancel for _, act in worked)
        detail = counted(
            "{done} of {n} document.", "{done} of {n} documents.", len(found.jobs), done=done
        )
        steps.append(_done(text("Cancelled stuck documents"), detail, seconds, done > 0))
    if found.printers:
        resumed = [name for name, act in worked if act is _resume]
        steps.append(
            _done(
                text("Resumed printers"),
                _resumed(found, resumed),
                seconds,
                len(resumed) == len(found.printers),
            )
        )
    return steps


def _done(title: Text, detail: Text, seconds: float, ok: bool) -> StepDone:
    return StepDone(title=title, detail=detail, seconds=seconds, ok=ok)


def _resumed(found: Stuck, resumed: list[str]) -> Text:
    refused = [name for name in found.printers if name not in resumed]
    if refused:
        return text("You may not resume {printers} yourself; IT can.", printers=", ".join(refused))
    return text("{printers} prints again.", printers=", ".join(resumed))


def _nothing(summary: Text) -> Plan:
    return Plan(fix="clear_print_queue", summary=summary)


FIX = Fix(
    id="clear_print_queue",
    topic=Topic.PRINTING,
    title=text("Clear the print queue"),
    about=text("Cancels your documents that are stuck and lets stopped printers go on."),
    keywords=text(
        "printer does not print, print stuck, print queue, printer offline, paper does not come"
    ),
    checks=("print_queue",),
    platforms=frozenset({Platform.LINUX, Platform.MACOS}),
    plan=plan,
    apply=apply,
)
