"""What fixes did on this computer, on the disk before they change anything, to be undone later.

A run that is still marked as begun when nothing runs was interrupted: by a crash, or the power.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from enum import StrEnum

import msgspec

from assistant.reference import new_reference
from assistant.store import Store
from diagnostics.repair import Effect, Repair

# Our own choice: what did not help twice within a week is not offered a third time.
LATELY_SECONDS = 7 * 86_400.0
TOO_OFTEN = 2
_A_DAY = 86_400.0
# How long it takes is learnt from so many of the latest runs; old ones say less.
_LEARN_FROM = 5
# Some hundreds are a year of fixes, and 1 MB.
MOST_KEPT = 500

_FAILED = (Effect.NO_CHANGE, Effect.WORSE)


class RunState(StrEnum):
    """Where a run is; `ENDED` also where it broke off with an error."""

    BEGUN = "begun"
    ENDED = "ended"
    INTERRUPTED = "interrupted"
    UNDONE = "undone"


class Answer(StrEnum):
    """What the person says when asked whether a fix solved it."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


class Run(msgspec.Struct, frozen=True, kw_only=True):
    """One run of a fix. Times in seconds since the epoch; `repair` is None where it broke off."""

    run: str
    fix: str
    state: RunState
    began_at: float
    ended_at: float | None = None
    undo: bytes | None = None
    repair: Repair | None = None
    answer: Answer | None = None

    @property
    def helped(self) -> bool | None:
        """What the person says, else what the checks say; None where nobody can tell."""
        if self.answer is not None:
            return self.answer is not Answer.NO
        if self.repair is None or self.repair.effect in (Effect.UNKNOWN, Effect.LATER):
            return None
        return self.repair.effect not in _FAILED


_RUNS = (
    "SELECT fix_run.run, fix_run.fix, state, began_at, ended_at, undo, repair, answer.answer"
    " FROM fix_run LEFT JOIN answer ON answer.run = fix_run.run"
)


class FixRuns:
    """The runs, newest first. Every method is one transaction, and may raise Troubled."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def begin(self, fix: str, undo: bytes | None, now: float) -> str:
        """A run begins; what it takes to undo it is on the disk when this returns."""
        run = new_reference()
        with self._store.transaction() as db:
            db.execute(
                "INSERT INTO fix_run (run, fix, state, began_at, undo)"
                " VALUES (?, ?, 'begun', ?, ?)",
                (run, fix, now, undo),
            )
            db.execute(
                "DELETE FROM fix_run WHERE state <> 'begun' AND run NOT IN"
                " (SELECT run FROM fix_run ORDER BY run DESC LIMIT ?)",
                (MOST_KEPT,),
            )
        return run

    def end(self, run: str, repair: Repair | None, now: float) -> None:
        """It has ended; without a repair it broke off."""
        self._become(run, RunState.ENDED, now, repair)

    def interrupted(self, run: str, now: float) -> None:
        """Something ended the program while it was under way."""
        self._become(run, RunState.INTERRUPTED, now, None)

    def undone(self, run: str, now: float) -> None:
        """Everything is as it was before."""
        with self._store.transaction() as db:
            db.execute(
                "UPDATE fix_run SET state = 'undone', ended_at = coalesce(ended_at, ?)"
                " WHERE run = ?",
                (now, run),
            )

    def answered(self, run: str, answer: Answer, now: float) -> None:
        """Keep what the person says of a run, once; it waits here for IT, without a name."""
        with self._store.transaction() as db:
            db.execute(
                "INSERT OR IGNORE INTO answer (run, fix, answer, given_at)"
                " SELECT run, fix, ?, ? FROM fix_run WHERE run = ?",
                (answer.value, now, run),
            )

    def cost(self, run: str, minutes: int) -> None:
        """Keep how much time it did cost, once, of a run that was answered."""
        with self._store.transaction() as db:
            db.execute(
                "UPDATE answer SET minutes = ? WHERE run = ? AND minutes IS NULL", (minutes, run)
            )

    def all(self) -> tuple[Run, ...]:
        """Every run that is kept, newest first."""
        return self._query(f"{_RUNS} ORDER BY fix_run.run DESC")

    def one(self, run: str) -> Run | None:
        """That run, or None."""
        return next(iter(self._query(f"{_RUNS} WHERE fix_run.run = ?", run)), None)

    def of(self, fix: str, latest: int) -> tuple[Run, ...]:
        """The latest runs of a fix."""
        asked = f"{_RUNS} WHERE fix_run.fix = ? ORDER BY fix_run.run DESC LIMIT ?"
        return self._query(asked, fix, latest)

    def done_lately(self, now: float) -> tuple[Repair, ...]:
        """What fixes did within a day, oldest first: it may have to do with what is wrong now."""
        asked = f"{_RUNS} WHERE began_at > ? AND state = 'ended' ORDER BY fix_run.run"
        runs = self._query(asked, now - _A_DAY)
        return tuple(run.repair for run in runs if run.repair is not None)

    def unfinished(self) -> tuple[Run, ...]:
        """Those that are under way, or were interrupted and nobody noticed yet."""
        return self._query(f"{_RUNS} WHERE state = 'begun' ORDER BY fix_run.run")

    def seconds(self, fix: str) -> float | None:
        """How long it takes here, as learnt from earlier runs; None before the first."""
        from statistics import median

        repairs = [run.repair for run in self.of(fix, _LEARN_FROM) if run.repair is not None]
        whole = [repair.seconds for repair in repairs if not repair.outcome.cancelled]
        return median(whole) if whole else None

    def is_worn_out(self, fix: str, now: float) -> bool:
        """Whether it did not help the last two times, lately: then a person is offered instead."""
        return _is_worn_out(self.of(fix, TOO_OFTEN), now)

    def _become(self, run: str, state: RunState, now: float, repair: Repair | None) -> None:
        kept = None if repair is None else msgspec.json.encode(repair)
        with self._store.transaction() as db:
            db.execute(
                "UPDATE fix_run SET state = ?, ended_at = ?, repair = ? WHERE run = ?",
                (state.value, now, kept, run),
            )

    def _query(self, sql: str, *values: object) -> tuple[Run, ...]:
        return tuple(map(_run, self._store.query(sql, *values)))


def _is_worn_out(latest: Sequence[Run], now: float) -> bool:
    lately = [run for run in latest if abs(now - run.began_at) < LATELY_SECONDS]
    return len(lately) == TOO_OFTEN and all(run.helped is False for run in lately)


def _run(row: tuple[object, ...]) -> Run:
    fields = dict(zip(Run.__struct_fields__, row, strict=True))
    fields["repair"] = _repair(fields["repair"])
    return msgspec.convert(fields, Run)


def _repair(content: object) -> Repair | None:
    """What another version of Balie wrote, and this one cannot read, is left out."""
    with suppress(msgspec.DecodeError):
        if isinstance(content, bytes):
            return msgspec.json.decode(content, type=Repair)
    return None
