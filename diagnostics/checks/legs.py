"""The legs of the way to the network, each judged knowing what became of those before it.

A leg that is not fine is told only where no earlier leg is as bad: whoever reads the findings sees
the one that broke first, and of the others that they could not be told.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import msgspec

from diagnostics.checks.right_time import at_the_right_time
from diagnostics.facts.clock import Clock
from diagnostics.facts.network_path import NetworkPath
from diagnostics.model import (
    CannotTell,
    Check,
    Fact,
    Facts,
    State,
    Threshold,
    Topic,
    Verdict,
)
from diagnostics.text import Text

Numbers = Callable[[Threshold], float]
Chosen = Mapping[str, Mapping[str, float]]

_SEVERITY = {State.FINE: 0, State.UNKNOWN: 0, State.ATTENTION: 1, State.PROBLEM: 2}


class Leg(msgspec.Struct, frozen=True, kw_only=True):
    """One leg: `judge` looks at it alone; `because` completes "Could not tell, because …".

    `dated`: it rests on certificates, which a wrong clock lets look out of date.
    """

    id: str
    topic: Topic
    title: Text
    judge: Callable[[NetworkPath, Numbers], Verdict]
    because: Callable[[NetworkPath], Text]
    thresholds: tuple[Threshold, ...] = ()
    fix: str | None = None
    dated: bool = False


class Seen(msgspec.Struct, frozen=True, kw_only=True):
    """The facts that legs are judged by."""

    path: Fact[NetworkPath]
    clock: Fact[Clock]


def checks(legs: Sequence[Leg], seen: Seen, chosen: Chosen) -> tuple[Check, ...]:
    """A check for each leg, in order; `chosen` are the organisation's numbers for all of them."""
    return tuple(_check(leg, legs[:place], seen, chosen) for place, leg in enumerate(legs))


def _check(leg: Leg, earlier: Sequence[Leg], seen: Seen, chosen: Chosen) -> Check:
    def judge(facts: Facts) -> Verdict:
        path = _dated(facts, seen) if leg.dated else facts[seen.path]
        try:
            own = leg.judge(path, facts.threshold)
        except CannotTell:
            _blame(earlier, path, chosen, State.PROBLEM)
            raise
        if own.state is not State.FINE:
            _blame(earlier, path, chosen, own.state)
        return own

    return Check(
        id=leg.id,
        topic=leg.topic,
        title=leg.title,
        needs=(seen.path, seen.clock) if leg.dated else (seen.path,),
        judge=judge,
        fix=leg.fix,
        thresholds=leg.thresholds,
    )


def _dated(facts: Facts, seen: Seen) -> NetworkPath:
    """The way at the right time, or by this computer's clock where no other is known."""
    path = facts[seen.path]
    try:
        return at_the_right_time(path, facts[seen.clock])
    except CannotTell:
        return path


def _blame(legs: Sequence[Leg], path: NetworkPath, chosen: Chosen, state: State) -> None:
    """Raise CannotTell with the first leg that is as bad as `state`, if there is one."""
    for leg in legs:
        if _SEVERITY[_state(leg, path, chosen)] >= _SEVERITY[state]:
            raise CannotTell(leg.because(path))


def _state(leg: Leg, path: NetworkPath, chosen: Chosen) -> State:
    own = chosen.get(leg.id, {})
    try:
        return leg.judge(path, lambda number: own.get(number.id, number.default)).state
    except CannotTell:
        return State.UNKNOWN
