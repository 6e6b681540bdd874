"""Installs from one place after the other, and says whether a restart is needed now."""

from __future__ import annotations

import time
from collections.abc import Sequence
from contextlib import suppress

from diagnostics.facts import restart_pending
from diagnostics.fixes.run_updates.plan import SOURCES
from diagnostics.fixes.run_updates.source import Ended, Source, Tell, Waiting
from diagnostics.model import Cancelled, CannotTell, Outcome, Plan, Progress, StepDone
from diagnostics.system import Machine, ProgramMissing, ProgramTimedOut
from diagnostics.text import Text, counted, text

_WENT: dict[Ended, Text] = {
    Ended.REFUSED: text("Not installed: it needs a password that was not given. IT can do it."),
    Ended.FAILED: text("Not all could be installed. Try again later, or tell IT."),
    Ended.HANDED_ON: text("Go on in the window that opened; the system installs them there."),
}


def apply(machine: Machine, plan: Plan, choices: frozenset[str], progress: Progress) -> Outcome:
    """Install; what a place has begun it ends, and the others stay as they are."""
    found: Sequence[tuple[str, Waiting]] = plan.details or ()
    sources = {source.id: source for source in SOURCES[machine.platform]}
    done: list[StepDone] = []
    installed = 0
    cancelled = later = False
    for number, (source_id, waiting) in enumerate(found):
        source = sources[source_id]
        started = time.monotonic()
        try:
            ended = source.install(machine, _tell(progress, number, len(found)))
        except Cancelled:
            cancelled = True
            break
        installed += waiting.count if ended is Ended.INSTALLED else 0
        later = later or ended is Ended.HANDED_ON
        done.append(_done(source, waiting, ended, time.monotonic() - started))
    return Outcome(
        summary=_summary(installed, done),
        steps=(*done, *_restart(machine)),
        cancelled=cancelled,
        later=later,
    )


def _tell(progress: Progress, number: int, places: int) -> Tell:
    def tell(done: float, may_stop: bool) -> None:
        downloading = text("Getting updates")
        installing = text("Installing updates; this cannot be stopped half-way")
        try:
            progress.step((number + done) / places, downloading if may_stop else installing)
        except Cancelled:
            if may_stop:
                raise

    return tell


def _done(source: Source, waiting: Waiting, ended: Ended, seconds: float) -> StepDone:
    installed = counted("{n} update installed.", "{n} updates installed.", waiting.count)
    return StepDone(
        title=source.title,
        detail=_WENT.get(ended, installed),
        seconds=round(seconds, 1),
        ok=ended in {Ended.INSTALLED, Ended.HANDED_ON},
    )


def _summary(installed: int, done: list[StepDone]) -> Text:
    if not installed and any(step.ok for step in done):
        return text("The system’s own window is open")
    if not installed:
        return text("No update was installed")
    return counted("{n} update installed", "{n} updates installed", installed)


def _restart(machine: Machine) -> tuple[StepDone, ...]:
    with suppress(CannotTell, ProgramMissing, ProgramTimedOut, OSError):
        if restart_pending.FACT.readers[machine.platform](machine).pending:
            detail = text("Restart the computer when it suits you, to finish.")
            return (StepDone(title=text("Restart"), detail=detail, seconds=0.0),)
    return ()
