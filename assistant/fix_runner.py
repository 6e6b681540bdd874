"""Runs fixes, one at a time on this computer for this person, and writes down what they do.

What it takes to undo a fix is on the disk before it changes anything. Whoever starts next finds a
run that something interrupted, and undoes it where it can be undone.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import msgspec

from assistant.errors import Trouble, Troubled
from assistant.fix_choices import refuse_wrong
from assistant.fix_runs import FixRuns, Run, RunState
from assistant.printed import without_secrets
from assistant.store import Store
from diagnostics.model import CannotTell, Check, Fix, Outcome, Plan, Progress, Settings
from diagnostics.repair import Repair, repair
from diagnostics.system import Machine
from diagnostics.text import Text, text

log = logging.getLogger(__name__)

BUSY = Trouble(
    title=text("Another fix is still running"),
    meaning=text("Two fixes at once could get in each other’s way."),
    next_step=text("Wait until it is done, or stop it, then try again."),
)
NOT_UNDONE = Trouble(
    title=text("This cannot be undone"),
    meaning=text("Nothing was changed."),
    next_step=text("Tell IT, if something is not as it should be."),
    again=False,
)


class Done(msgspec.Struct, frozen=True):
    """A fix that ran: what it did, and the run under which it is kept; "" where it could not be."""

    run: str
    repair: Repair


# Whose turn it is to run a fix: entered at once, or Troubled is raised.
Turn = Callable[[], AbstractContextManager[None]]


def turn_by(lock: Path | None) -> Turn:
    """The turn among all processes of this person; None where there is no place for a lock."""

    @contextmanager
    def turn() -> Iterator[None]:
        if lock is None:
            yield
            return
        import filelock

        try:
            with filelock.FileLock(lock, timeout=0):
                yield
        except filelock.Timeout:
            raise Troubled(BUSY) from None

    return turn


class FixRunner:
    """Plans, applies and undoes; everything happens here and now, in the caller's thread."""

    def __init__(
        self,
        fixes: Mapping[str, Fix],
        checks: Mapping[str, Check],
        machine: Machine,
        runs: FixRuns,
        turn: Turn,
    ) -> None:
        self.fixes = fixes
        self.runs = runs
        self._checks = checks
        self._machine = machine
        self._turn = turn

    def plan(self, fix_id: str) -> Plan:
        """What the fix would do; how long it takes is learnt from earlier runs.

        Raises Troubled where nobody can tell whether there is something to do.
        """
        try:
            plan = self.fixes[fix_id].plan(self._machine)
        except CannotTell as cannot:
            raise Troubled(_cannot_tell(cannot.reason)) from cannot
        seconds = self.runs.seconds(fix_id) if plan.steps else None
        return plan if seconds is None else msgspec.structs.replace(plan, seconds=seconds)

    def is_worn_out(self, fix_id: str) -> bool:
        """Whether it did not help the last times; where nothing can be read it is tried again."""
        try:
            return self.runs.is_worn_out(fix_id, self._machine.now())
        except Troubled:
            return False

    def apply(self, plan: Plan, choices: frozenset[str], progress: Progress) -> Done:
        """Do it, and look whether it helped.

        Raises Troubled where another one runs, or the choices are none that the plan leaves.
        """
        fix = self.fixes[plan.fix]
        refuse_wrong(plan, choices)
        with self._turn():
            run = self._begin(plan)
            done = None
            try:
                ran = repair(fix, plan, choices, self._checks, self._machine, progress)
                done = without_secrets(ran)
            finally:
                self._end(run, done)
        return Done(run, done)

    def can_undo(self, run: Run) -> bool:
        """Whether that run can be taken back; only the latest of its fix that is not yet."""
        fix = self.fixes.get(run.fix)
        if fix is None or fix.undo is None or run.undo is None:
            return False
        later = (other for other in self.runs.all() if other.fix == run.fix)
        standing = [other.run for other in later if other.state is not RunState.UNDONE]
        return run.state is not RunState.BEGUN and standing[:1] == [run.run]

    def undo(self, run_id: str, progress: Progress) -> Outcome:
        """Put back what that run changed; raises Troubled where it cannot be."""
        with self._turn():
            run = self.runs.one(run_id)
            if run is None or not self.can_undo(run):
                raise Troubled(NOT_UNDONE)
            return self._undo(run, progress)

    def recover(self) -> tuple[Run, ...]:
        """Undo what was interrupted, or mark it so; what was found. Nothing while a fix runs."""
        if not self.runs.unfinished():
            return ()
        try:
            with self._turn():
                return tuple(map(self._recover, self.runs.unfinished()))
        except Troubled:
            return ()

    def _recover(self, run: Run) -> Run:
        log.warning("the fix %s was interrupted", run.fix)
        self.runs.interrupted(run.run, self._machine.now())
        found = msgspec.structs.replace(run, state=RunState.INTERRUPTED)
        if not self.can_undo(found):
            return found
        self._undo(run, Silent())
        return msgspec.structs.replace(run, state=RunState.UNDONE)

    def _undo(self, run: Run, progress: Progress) -> Outcome:
        undo = self.fixes[run.fix].undo
        if undo is None or run.undo is None:
            raise Troubled(NOT_UNDONE)
        outcome = undo(self._machine, run.undo, progress)
        if not outcome.cancelled and all(step.ok for step in outcome.steps):
            self.runs.undone(run.run, self._machine.now())
        return outcome

    def _begin(self, plan: Plan) -> str:
        """Where nothing can be written (a full disk) what needs no undoing runs all the same."""
        try:
            return self.runs.begin(plan.fix, plan.undo, self._machine.now())
        except Troubled:
            if plan.undo is not None:
                raise
            return ""

    def _end(self, run: str, done: Repair | None) -> None:
        if not run:
            return
        try:
            self.runs.end(run, done, self._machine.now())
        except Troubled as troubled:  # it did run, and that is what the person is told
            log.warning("what the fix did could not be kept: %s", troubled)


def _cannot_tell(reason: Text) -> Trouble:
    return Trouble(
        title=text("Balie cannot tell whether this helps"),
        meaning=text("Nothing was changed, because {reason}.", reason=reason),
        next_step=text("Try again later. If it stays so, tell IT."),
    )


class Silent:
    """Nobody looks, and nobody stops it."""

    def step(self, done: float, doing: Text) -> None:
        """Go on."""


def open_runner(settings: Settings, machine: Machine, store: Store, lock: Path | None) -> FixRunner:
    """The runner of all fixes that exist for this system, with the organisation's own settings."""
    from diagnostics.fix_registry import fixes
    from diagnostics.registry import checks

    return FixRunner(
        {fix.id: fix for fix in fixes(settings, machine.platform)},
        {check.id: check for check in checks(settings)},
        machine,
        FixRuns(store),
        turn_by(lock),
    )


def lock_of(folder: Path, store: Store) -> Path | None:
    """The file by which processes take turns; none for a store that no other one can see."""
    return folder / "fixes.lock" if store.durable else None
