"""Cancels and resumes, one after the other; stopping in between leaves the rest as it was."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable

from diagnostics.fixes.clear_print_queue.plan import SPOOLERS
from diagnostics.fixes.clear_print_queue.spooler import Stuck
from diagnostics.model import Cancelled, Outcome, Plan, Progress, StepDone
from diagnostics.system import Machine
from diagnostics.text import Text, counted, text


def apply(machine: Machine, plan: Plan, choices: frozenset[str], progress: Progress) -> Outcome:
    """Cancel the documents, then resume the printers, which would else print them again."""
    found: Stuck = plan.details or Stuck()
    spooler = SPOOLERS[machine.platform]
    clearing = _Clearing(machine, progress, len(found.jobs) + len(found.printers))
    jobs = clearing.each(found.jobs, spooler.cancel)
    printers = clearing.each(found.printers, spooler.resume)
    steps = []
    if jobs.tried:
        title = text("Cancelled stuck documents")
        steps.append(jobs.report(title, _cancelled(jobs, len(found.jobs))))
    if printers.tried:
        steps.append(printers.report(text("Resumed printers"), _resumed(printers)))
    return Outcome(
        summary=_summary(found, jobs, printers), steps=tuple(steps), cancelled=clearing.stopped
    )


class _Tried:
    """What was tried, and with what success."""

    def __init__(self) -> None:
        self.worked: list[str] = []
        self.refused: list[str] = []
        self.seconds = 0.0

    @property
    def tried(self) -> bool:
        return bool(self.worked or self.refused)

    def report(self, title: Text, detail: Text) -> StepDone:
        seconds = round(self.seconds, 1)
        return StepDone(title=title, detail=detail, seconds=seconds, ok=not self.refused)


class _Clearing:
    """Does one thing after the other until asked to stop."""

    def __init__(self, machine: Machine, progress: Progress, expected: int) -> None:
        self.stopped = False
        self._machine = machine
        self._progress = progress
        self._expected = expected
        self._seen = 0

    def each(self, names: Iterable[str], act: Callable[[Machine, str], bool]) -> _Tried:
        tried, started = _Tried(), time.monotonic()
        for name in names:
            if not self._may_go_on(name):
                break
            (tried.worked if act(self._machine, name) else tried.refused).append(name)
        tried.seconds = time.monotonic() - started
        return tried

    def _may_go_on(self, name: str) -> bool:
        try:
            self._progress.step(self._seen / self._expected, text("Clearing {name}", name=name))
        except Cancelled:
            self.stopped = True
        self._seen += 1
        return not self.stopped


def _summary(found: Stuck, jobs: _Tried, printers: _Tried) -> Text:
    if found.jobs:
        return counted("{n} document cancelled", "{n} documents cancelled", len(jobs.worked))
    return counted("{n} printer resumed", "{n} printers resumed", len(printers.worked))


def _cancelled(jobs: _Tried, expected: int) -> Text:
    return counted(
        "{done} of {n} document.", "{done} of {n} documents.", expected, done=len(jobs.worked)
    )


def _resumed(printers: _Tried) -> Text:
    if printers.refused:
        refused = ", ".join(printers.refused)
        return text("You may not resume {printers} yourself; IT can.", printers=refused)
    return text("{printers} prints again.", printers=", ".join(printers.worked))
