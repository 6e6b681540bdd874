"""Reads facts side by side, each within its limit, and judges as soon as it can.

A fact that fails or hangs is a result ("could not tell, because …"), never a fine one, and holds
up only the checks that need it. This is one of the two places that catch everything.
"""

from __future__ import annotations

import logging
import queue
import threading
import time
from collections.abc import Iterator, Sequence
from typing import Any, Protocol, TypeVar

import msgspec

from diagnostics.identities import identities
from diagnostics.model import (
    CannotTell,
    Check,
    Fact,
    Finding,
    Reading,
    State,
    Threshold,
    Verdict,
)
from diagnostics.system import Machine, ProgramMissing, ProgramTimedOut
from diagnostics.text import Span, Text, text

T = TypeVar("T")
log = logging.getLogger(__name__)


class Examination(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that one run over the checks found. Facts that could not be read have a reason."""

    findings: tuple[Finding, ...]
    readings: tuple[Reading[Any], ...]
    took_ms: float

    def with_newer(self, part: Examination) -> Examination:
        """This, with what another run over some of the checks found in the place of the old."""
        findings = {f.id: f for f in (*self.findings, *part.findings)}
        readings = {r.fact: r for r in (*self.readings, *part.readings)}
        return msgspec.structs.replace(
            self, findings=tuple(findings.values()), readings=tuple(readings.values())
        )


Readings = dict[str, Reading[Any]]


class Kept(Protocol):
    """Readings of an earlier run, used again while the stamp of their fact stays the same."""

    def recall(self, fact: Fact[T], stamp: str) -> tuple[T, float] | None:
        """The value and its age in seconds; None where it was not kept, or not under this stamp."""

    def keep(self, fact: Fact[T], stamp: str, value: T) -> None:
        """Keep a value that was just read; called from several threads."""


class _Known:
    """What a check judges by: the readings so far, and its thresholds."""

    def __init__(self, check: Check, readings: Readings) -> None:
        self._check = check
        self._readings = readings

    def __getitem__(self, fact: Fact[T]) -> T:
        reading: Reading[T] = self._readings[fact.id]
        if reading.value is None:
            raise CannotTell(reading.reason or text("nothing was read"))
        return reading.value

    def threshold(self, threshold: Threshold) -> float:
        return self._check.chosen.get(threshold.id, threshold.default)


def examine(
    checks: Sequence[Check],
    machine: Machine,
    also: Sequence[Fact[Any]] = (),
    kept: Kept | None = None,
) -> Iterator[Finding | Reading[Any]]:
    """Yield readings and findings as they come; at most the longest limit of a fact passes.

    `also` are facts that no check needs; without `kept` everything is read anew.
    """
    known: Readings = {}
    waiting = list(checks)
    for reading in read_all(_needed(checks, also), machine, kept):
        known[reading.fact] = reading
        yield reading
        ready = [c for c in waiting if all(f.id in known for f in c.needs)]
        for check in ready:
            waiting.remove(check)
            yield _find(check, known)


def gather(results: Iterator[Finding | Reading[Any]], started: float) -> Examination:
    """Collect what `examine` yields; `started` is by the clock of `time.perf_counter`."""
    both = list(results)
    return Examination(
        findings=tuple(r for r in both if isinstance(r, Finding)),
        readings=tuple(r for r in both if isinstance(r, Reading)),
        took_ms=_ms_since(started),
    )


def read_all(
    facts: Sequence[Fact[Any]], machine: Machine, kept: Kept | None = None
) -> Iterator[Reading[Any]]:
    """Read the facts side by side; yield each reading as it comes, the late ones as too late."""
    done: queue.SimpleQueue[Reading[Any]] = queue.SimpleQueue()
    started = time.perf_counter()
    for fact in facts:
        # A daemon: a read that hangs for ever (a dead network drive) must not hold up the exit.
        threading.Thread(
            target=lambda f: done.put(_read(f, machine, kept)),
            args=(fact,),
            name=f"fact {fact.id}",
            daemon=True,
        ).start()
    pending = {fact.id: fact for fact in facts}
    while pending:
        patience = min(f.limit for f in pending.values()) - (time.perf_counter() - started)
        try:
            reading = done.get(timeout=max(0.0, patience))
        except queue.Empty:
            late = min(pending.values(), key=lambda f: f.limit)
            reading = _too_late(late, started)
        if pending.pop(reading.fact, None):
            yield reading


def _needed(checks: Sequence[Check], also: Sequence[Fact[Any]]) -> list[Fact[Any]]:
    facts = (*(fact for check in checks for fact in check.needs), *also)
    return list({fact.id: fact for fact in facts}.values())


def _read(fact: Fact[T], machine: Machine, kept: Kept | None) -> Reading[T]:
    started = time.perf_counter()
    try:
        value, age = _value(fact, machine, kept)
    except Exception as error:  # whatever goes wrong in a reader is a reason, not a crash
        reason = _reason(error)
        log.info("fact %s could not be read: %r", fact.id, error)
        return _unread(fact, reason, started)
    return Reading(
        fact=fact.id,
        topic=fact.topic,
        value=value,
        goes=fact.goes,
        identities=identities(value),
        age_seconds=age,
        took_ms=_ms_since(started),
    )


def _value(fact: Fact[T], machine: Machine, kept: Kept | None) -> tuple[T, float | None]:
    """The value of a fact, and its age where it was read earlier."""
    read = fact.readers[machine.platform]
    if kept is None or fact.stamp is None:
        return read(machine), None
    stamp = fact.stamp(machine)
    if earlier := kept.recall(fact, stamp):
        return earlier
    value = read(machine)
    kept.keep(fact, stamp, value)
    return value, None


def _unread(fact: Fact[T], reason: Text, started: float) -> Reading[T]:
    return Reading(
        fact=fact.id, topic=fact.topic, reason=reason, goes=fact.goes, took_ms=_ms_since(started)
    )


def _reason(error: Exception) -> Text:
    match error:
        case CannotTell():
            return error.reason
        case KeyError() if error.args and error.args[0] in {"linux", "macos", "windows"}:
            return text("this is not looked at on this system")
        case ProgramMissing():
            return text("the program “{program}” is not installed", program=str(error))
        case ProgramTimedOut():
            return text("the program “{program}” did not answer in time", program=str(error))
        case PermissionError():
            return text("you are not allowed to see it")
        case FileNotFoundError():
            return text("this computer does not have it")
    return text("reading it failed ({kind})", kind=type(error).__name__)


def _too_late(fact: Fact[Any], started: float) -> Reading[Any]:
    reason = text("it took longer than {limit}", limit=Span(fact.limit))
    return _unread(fact, reason, started)


def _find(check: Check, readings: Readings) -> Finding:
    try:
        verdict = check.judge(_Known(check, readings))
    except CannotTell as cannot:
        verdict = _could_not_tell(check, cannot.reason)
    except Exception:  # a mistake in one check must not take the others along
        log.exception("check %s failed", check.id)
        verdict = _could_not_tell(check, text("this check has a mistake of its own"))
    took = max((readings[f.id].took_ms for f in check.needs), default=0.0)
    offered = check.fix if verdict.state in {State.ATTENTION, State.PROBLEM} else None
    return Finding(
        id=check.id,
        topic=check.topic,
        state=verdict.state,
        title=verdict.title,
        sentence=verdict.sentence,
        measure=verdict.measure,
        fix=offered,
        facts=tuple(fact.id for fact in check.needs),
        took_ms=took,
    )


def _could_not_tell(check: Check, reason: Text) -> Verdict:
    return Verdict(
        state=State.UNKNOWN,
        title=check.title,
        sentence=text("Could not tell, because {reason}.", reason=reason),
    )


def _ms_since(started: float) -> float:
    return round((time.perf_counter() - started) * 1000, 1)
