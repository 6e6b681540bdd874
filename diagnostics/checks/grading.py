"""Turns numbers into states, so that every threshold is met in the same way."""

from __future__ import annotations

from diagnostics.model import State

_ORDER = (State.FINE, State.ATTENTION, State.PROBLEM)


def rising(value: float, *, attention: float, problem: float) -> State:
    """The state of a number that is worse the higher it is; reaching a threshold counts."""
    if value >= problem:
        return State.PROBLEM
    return State.ATTENTION if value >= attention else State.FINE


def falling(value: float, *, attention: float, problem: float) -> State:
    """The state of a number that is worse the lower it is; a threshold itself is still good."""
    if value < problem:
        return State.PROBLEM
    return State.ATTENTION if value < attention else State.FINE


def worst(*states: State) -> State:
    """The most serious of several states."""
    return max(states, key=_ORDER.index)
