"""All fixes that are safe, one after the other at one consent: “Make my computer healthy”.

Safe are those that interrupt nobody and lose nothing; what they let the person choose is left out.
Each is a run of its own, proved by its own checks, and can be put back alone.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator

import msgspec

from assistant.errors import Troubled
from assistant.events import SAFE_FIXES, FixFailed, FixFinished
from assistant.fix_runner import FixRunner
from diagnostics.model import Cancelled, Plan, Progress
from diagnostics.text import Text, text

log = logging.getLogger(__name__)


class Called(msgspec.Struct, frozen=True, kw_only=True):
    """How all of them together are called and found."""

    id: str = SAFE_FIXES
    title: Text = text("Make my computer healthy")
    about: Text = text("Does everything that is safe and helps, one after the other.")
    keywords: Text = text(
        "slow computer, clean up, tune up, repair everything, check up, fix everything"
    )


CALLED = Called()


class SafeFixes:
    """Plans and applies them here and now, in the caller's thread."""

    def __init__(self, runner: FixRunner) -> None:
        self._runner = runner

    def plan(self, progress: Progress) -> tuple[Plan, ...]:
        """What there is to do; what did not help lately is left out. Raises Cancelled, Troubled."""
        fixes = [fix for fix in self._runner.fixes.values() if fix.safe]
        plans = []
        for number, fix in enumerate(fixes):
            progress.step(number / len(fixes), text("Looking: {fix}", fix=fix.title))
            if not self._runner.is_worn_out(fix.id):
                plans.append(self._runner.plan(fix.id))
        return tuple(plan for plan in plans if _does_something(plan))

    def apply(
        self, plans: tuple[Plan, ...], progress: Progress
    ) -> Iterator[FixFinished | FixFailed]:
        """Do it; where one cannot run the next one does, and what was stopped ends it all."""
        # Looking before and after takes a while too, even of what is done in no time.
        weights = [1.0 + plan.seconds for plan in plans]
        before = 0.0
        for plan, weight in zip(plans, weights, strict=True):
            part = _Part(progress, before / sum(weights), weight / sum(weights))
            yield self._treat(plan, part)
            if part.stopped:
                return
            before += weight

    def _treat(self, plan: Plan, part: _Part) -> FixFinished | FixFailed:
        try:
            done = self._runner.apply(plan, frozenset(), part)
        except Troubled as troubled:
            log.warning("the fix %s did not run: %s", plan.fix, troubled)
            return FixFailed(plan.fix, troubled.trouble)
        return FixFinished(done.repair, done.run)


def _does_something(plan: Plan) -> bool:
    return any(not step.optional for step in plan.steps)


class _Part:
    """The progress of one of several: its whole is a part of theirs."""

    def __init__(self, whole: Progress, begin: float, share: float) -> None:
        self.stopped = False
        self._whole = whole
        self._begin = begin
        self._share = share

    def step(self, done: float, doing: Text) -> None:
        """Tell it as a part of the whole; remember that the person asked to stop."""
        try:
            self._whole.step(self._begin + self._share * done, doing)
        except Cancelled:
            self.stopped = True
            raise
