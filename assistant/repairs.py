"""Fixes under way and done in this session: one at a time, each with what it changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum

from assistant import jobs
from assistant.errors import Trouble, Troubled
from assistant.events import Event, FixFailed, FixFinished, FixPlanned, FixProgressed
from diagnostics.model import Check, Fix, Plan
from diagnostics.repair import Repair, repair
from diagnostics.system import Machine
from diagnostics.text import text


class Answer(StrEnum):
    """What the person says when asked whether a fix solved it."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


BUSY = Trouble(
    title=text("Another fix is still running"),
    meaning=text("Two fixes at once could get in each other’s way."),
    next_step=text("Wait until it is done, or stop it, then try again."),
)


class Repairs:
    """Plans and applies fixes in the background; one at a time."""

    def __init__(
        self,
        fixes: Mapping[str, Fix],
        checks: Mapping[str, Check],
        machine: Machine,
        emit: Callable[[Event], None],
    ) -> None:
        self._fixes = fixes
        self._checks = checks
        self._machine = machine
        self._emit = emit
        self._job: jobs.Job | None = None
        self._latest: str | None = None
        self.done: list[Repair] = []

    @property
    def under_way(self) -> str | None:
        """The fix that is being planned or applied now."""
        return self._latest if self._job is not None and self._job.running else None

    def plan(self, fix_id: str) -> None:
        """Look what the fix would do; FixPlanned or FixFailed follows."""
        fix = self._fixes[fix_id]
        self._begin(fix_id, lambda _job: self._emit(FixPlanned(fix.plan(self._machine))))

    def apply(self, plan: Plan, choices: frozenset[str]) -> None:
        """Do it; FixProgressed follows, then FixFinished or FixFailed."""
        self._begin(plan.fix, lambda job: self._apply(plan, choices, job))

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
        fix = self._fixes[plan.fix]
        done = repair(fix, plan, choices, self._checks, self._machine, job)
        self.done.append(done)
        self._emit(FixFinished(done))
