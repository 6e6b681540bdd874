"""Batteries and mains power, in one form for every system."""

from __future__ import annotations

import msgspec


class Battery(msgspec.Struct, frozen=True, kw_only=True):
    """`health_ratio` is what it holds when full against what it held when new; None if unknown."""

    level_ratio: float
    health_ratio: float | None = None
    cycles: int | None = None


class Power(msgspec.Struct, frozen=True, kw_only=True):
    """The batteries that run this computer (none in a desktop), and whether mains power does."""

    batteries: tuple[Battery, ...]
    on_mains: bool


def ratio(part: float | None, whole: float | None) -> float | None:
    """`part / whole`, from 0.0 to 1.0; None where one is unknown or makes no sense."""
    if part is None or not whole or part < 0 or whole < 0:
        return None
    return min(1.0, part / whole)
