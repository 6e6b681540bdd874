"""Removes what the plan found, one file at a time; stopping between two files leaves all sound."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence

from diagnostics.fixes.free_space.targets import Kind, Target, is_document, removable
from diagnostics.model import Cancelled, Outcome, Plan, Progress, StepDone
from diagnostics.system import Machine
from diagnostics.system.removal import Found
from diagnostics.text import Size, Text, counted, text

# How often progress is told: often enough to follow, seldom enough not to slow the work.
_FILES_A_STEP = 50

_DONE: dict[Kind, Text] = {
    Kind.TEMPORARY: text("Removed temporary files"),
    Kind.TRASH: text("Emptied the trash"),
}


def apply(machine: Machine, plan: Plan, choices: frozenset[str], progress: Progress) -> Outcome:
    """Remove the temporary files, and what else was chosen."""
    found: Sequence[Target] = plan.details or ()
    chosen = [t for t in found if t.kind is Kind.TEMPORARY or t.kind.value in choices]
    removal = _Removal(max(1, sum(target.count for target in chosen)), progress)
    done: list[StepDone] = []
    try:
        for kind in Kind:
            mine = [target for target in chosen if target.kind is kind]
            if mine:
                removal.begin()
                for target in mine:
                    removal.remove(removable(target, machine.now()))
                done.append(removal.done(_DONE[kind]))
    except Cancelled:
        done.append(removal.done(text("Stopped when you asked")))
        return _outcome(removal, done, cancelled=True)
    return _outcome(removal, done, cancelled=False)


class _Removal:
    """What was removed so far: in all, and in the step under way."""

    def __init__(self, expected: int, progress: Progress) -> None:
        self.bytes = 0
        self._expected = expected
        self._progress = progress
        self._seen = 0
        self.begin()

    def begin(self) -> None:
        self._started = time.monotonic()
        self._step_bytes = self._step_count = self._step_failed = 0

    def remove(self, candidates: Iterator[Found]) -> None:
        for found in candidates:
            if self._seen % _FILES_A_STEP == 0:
                self._tell()
            self._seen += 1
            try:
                found.remove()
            except FileNotFoundError:  # somebody else was faster
                continue
            except OSError:  # not allowed, or something was put into the folder
                self._step_failed += 1
                continue
            self.bytes += found.size
            self._step_bytes += found.size
            self._step_count += is_document(found)

    def done(self, title: Text) -> StepDone:
        return StepDone(
            title=title,
            detail=self._detail(),
            seconds=round(time.monotonic() - self._started, 1),
            ok=self._step_count > 0 or self._step_failed == 0,
        )

    def _detail(self) -> Text:
        removed = counted(
            "{size} in {n} file.",
            "{size} in {n} files.",
            self._step_count,
            size=Size(self._step_bytes),
        )
        if not self._step_failed:
            return removed
        return counted(
            "{removed} {n} could not be removed and stays.",
            "{removed} {n} could not be removed and stay.",
            self._step_failed,
            removed=removed,
        )

    def _tell(self) -> None:
        self._progress.step(
            min(0.99, self._seen / self._expected),
            text("Removing files, {size} freed so far", size=Size(self.bytes)),
        )


def _outcome(removal: _Removal, done: list[StepDone], *, cancelled: bool) -> Outcome:
    return Outcome(
        summary=text("{size} freed", size=Size(removal.bytes)),
        steps=tuple(done),
        cancelled=cancelled,
    )
