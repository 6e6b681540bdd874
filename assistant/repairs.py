"""Fixes in the background: planned, applied and undone, one at a time, each ending in an event."""

from __future__ import annotations

from collections.abc import Callable

from assistant import jobs
from assistant.errors import Troubled
from assistant.events import (
    SAFE_FIXES,
    Event,
    FixFailed,
    FixFinished,
    FixPlanned,
    FixProgressed,
    FixUndone,
    SafeFixesDone,
    SafeFixesPlanned,
)
from assistant.fix_runner import BUSY, FixRunner
from assistant.safe_fixes import SafeFixes
from diagnostics.model import Cancelled, Plan
from diagnostics.repair import Repair


class Repairs:
    """One at a time; `unkept` are those that ran and could not be written down."""

    def __init__(self, runner: FixRunner, emit: Callable[[Event], None]) -> None:
        self.runner = runner
        self._safe = SafeFixes(runner)
        self._emit = emit
        self._job: jobs.Job | None = None
        self._latest: str | None = None
        self.unkept: list[Repair] = []

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

    def plan_safe(self) -> None:
        """Look what all safe fixes would do.

        FixProgressed follows, then SafeFixesPlanned or FixFailed; SafeFixesDone, with nothing done,
        where it was stopped.
        """
        self._begin(SAFE_FIXES, self._plan_safe)

    def apply_safe(self, plans: tuple[Plan, ...]) -> None:
        """Do them; FixProgressed follows, FixFinished for each, then SafeFixesDone or FixFailed."""
        self._begin(SAFE_FIXES, lambda job: self._apply_safe(plans, job))

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
        self._tell(FixFinished(done.repair, done.run))

    def _plan_safe(self, job: jobs.Job) -> None:
        try:
            plans = self._safe.plan(job)
        except Cancelled:
            self._emit(SafeFixesDone(()))
        else:
            self._emit(SafeFixesPlanned(plans))

    def _apply_safe(self, plans: tuple[Plan, ...], job: jobs.Job) -> None:
        each = []
        for ended in self._safe.apply(plans, job):
            self._tell(ended)
            each.append(ended)
        self._emit(SafeFixesDone(tuple(each)))

    def _tell(self, ended: FixFinished | FixFailed) -> None:
        if isinstance(ended, FixFinished) and not ended.run:
            self.unkept.append(ended.repair)
        self._emit(ended)
