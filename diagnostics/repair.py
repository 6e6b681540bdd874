"""Applies a fix and proves whether it helped: check, apply, check again, compare."""

from __future__ import annotations

import time
from collections.abc import Mapping
from contextlib import suppress
from enum import StrEnum

import msgspec

from diagnostics.model import (
    Cancelled,
    Check,
    Finding,
    Fix,
    Measure,
    Outcome,
    Plan,
    Progress,
    State,
)
from diagnostics.runner import examine, gather
from diagnostics.system import Machine
from diagnostics.text import Text, text

_SEVERITY = {State.FINE: 0, State.ATTENTION: 1, State.PROBLEM: 2}


class Effect(StrEnum):
    """What the checks say about a fix that ran."""

    VERIFIED = "verified"
    NO_CHANGE = "no_change"
    WORSE = "worse"
    UNKNOWN = "unknown"
    LATER = "later"


class Repair(msgspec.Struct, frozen=True, kw_only=True):
    """A fix that ran, with the findings of its checks before and after (same order)."""

    fix: str
    outcome: Outcome
    before: tuple[Finding, ...]
    after: tuple[Finding, ...]
    effect: Effect
    seconds: float


def repair(
    fix: Fix,
    plan: Plan,
    choices: frozenset[str],
    checks: Mapping[str, Check],
    machine: Machine,
    progress: Progress,
) -> Repair:
    """Apply `plan`; the fix's checks are run before and after, whatever comes of it.

    `checks` are those that the organisation wants; without one of the fix's the effect is unknown.
    """
    started = time.perf_counter()
    _tell(progress, 0.0, text("Checking how things are"))
    before = _examine(fix, checks, machine)
    outcome = fix.apply(machine, plan, choices, progress)
    _tell(progress, 1.0, text("Checking whether it helped"))
    after = _examine(fix, checks, machine)
    return Repair(
        fix=fix.id,
        outcome=outcome,
        before=before,
        after=after,
        effect=Effect.LATER if outcome.later else compare(before, after),
        seconds=round(time.perf_counter() - started, 1),
    )


def compare(before: tuple[Finding, ...], after: tuple[Finding, ...]) -> Effect:
    """The effect on findings of the same checks; one that got worse outweighs all better ones."""
    changes = [_change(b, a) for b, a in zip(before, after, strict=True)]
    if any(change is not None and change < 0 for change in changes):
        return Effect.WORSE
    if any(change is not None and change > 0 for change in changes):
        return Effect.VERIFIED
    return Effect.UNKNOWN if None in changes or not changes else Effect.NO_CHANGE


def _change(before: Finding, after: Finding) -> float | None:
    """Above zero where it got better, below where worse; None where one of them is unknown."""
    if State.UNKNOWN in {before.state, after.state}:
        return None
    severity = _SEVERITY[before.state] - _SEVERITY[after.state]
    return severity or _gain(before.measure, after.measure)


def _gain(before: Measure | None, after: Measure | None) -> float:
    """How much a measure improved; a loss that leaves the state alone counts as no change.

    Other programs go on writing while a fix runs, so a few bytes less are not the fix's doing.
    """
    if before is None or after is None:
        return 0
    gain = after.value - before.value if after.more_is_better else before.value - after.value
    return gain if gain > before.noise else 0


def _tell(progress: Progress, done: float, doing: Text) -> None:
    """Say it; whoever asked to stop is heard by the fix itself, and is told what it did."""
    with suppress(Cancelled):
        progress.step(done, doing)


def _examine(fix: Fix, checks: Mapping[str, Check], machine: Machine) -> tuple[Finding, ...]:
    mine = [checks[check_id] for check_id in fix.checks if check_id in checks]
    found = {f.id: f for f in gather(examine(mine, machine), time.perf_counter()).findings}
    return tuple(found[check.id] for check in mine)
