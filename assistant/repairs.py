"""Fixes in the background: planned, applied and undone, one at a time, each ending in an event."""

from __future__ import annotations

from collections.abc import Callable

from assistant import jobs
from assistant.errors import Troubled
from assistant.events import (
    Event,
    FixFailed,
    FixFinished,
    FixPlanned,
    FixProgressed,
    FixUndone,
)
from assistant.fix_runner import BUSY, FixRunner
from diagnostics.model import Plan
from diagnostics.repair import Repair


class Repairs:
    """One at a time; `done` are those of this session, which go along with a report."""

    def __init__(self, runner: FixRunner, emit: Callable[[Event], None]) -> None:
        self.runner = runner
        self._emit = emit
        self._job: jobs.Job | None = None
        self._latest: str | None = None
        self.done: list[Repair] = []

    @property
    def under_way(self) -> str | None:
        """The fix that is being planned, applied or undone now."""
        return self._latest if self._job is not None and self._job.running else None

    def plan(self, fix_id: str) -> None:
        """Look what the fix would do; FixPlanned or FixFailed follows."""
        self._begin(fix_id, lambda _job: self._emit(FixPlanned(self.runner.plan(fix_id))))

    def apply(self, plan: Plan, choices: frozenset[str]) -> None:
        """Do it; FixProgressed follows, then FixFinished or FixFailed."""
        self._begin(plan.fix, lambda job: self._apply(plan, choices, job))

    def undo(self, run: str, fix_id: str) -> None:
        """Take a run back; FixProgressed follows, then FixUndone or FixFailed."""
        self._begin(fix_id, lambda job: self._emit(FixUndone(fix_id, self.runner.undo(run, job))))

    def cancel(self) -> None:
        """Ask the fix under way to stop at its next safe point."""
        if self._job is not None:
            self._job.cancel()

    def close(self, limit: float) -> None:
        """Stop, and wait `limit` seconds at most."""
        if self._job is not None:
            self._job.cancel()
            self._job.wait(limit)

    def _begin(self, fix_id: str, work: Callable[[jobs.Job], None]) -> None:
        # A plan that was just told may still be on its last step: that is not "another fix".
        if self._job is not None and not self._job.wait(0.2):
            raise Troubled(BUSY)
        self._latest = fix_id
        self._job = jobs.start(
            f"fix {fix_id}",
            work,
            on_trouble=lambda trouble: self._emit(FixFailed(fix_id, trouble)),
            on_progress=lambda done, doing: self._emit(FixProgressed(fix_id, done, doing)),
        )

    def _apply(self, plan: Plan, choices: frozenset[str], job: jobs.Job) -> None:
        done = self.runner.apply(plan, choices, job)
        self.done.append(done.repair)
        self._emit(FixFinished(done.repair, done.run))
