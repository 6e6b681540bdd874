"""Mistakes in what an organisation decides about the checks: their ids and numbers must exist."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from assistant import typed
from assistant.catalogue import OFF
from assistant.typed import Mistake
from diagnostics.text import Text, text

if TYPE_CHECKING:
    from diagnostics.model import Check, Threshold


def choice_mistakes(tables: object) -> Iterator[Mistake]:
    """Mistakes in the tables below `checks`, of any shape still."""
    if not isinstance(tables, dict) or not tables:
        return
    # All checks with all that they need; a program that only shows a tray does without.
    from diagnostics.registry import CHECK

    for name, table in tables.items():
        path = ("checks", name)
        if name not in CHECK:
            yield typed.unknown(path, name, [*CHECK])
        elif isinstance(table, dict):
            yield from _table_mistakes(table, CHECK[name], path)


def _table_mistakes(
    table: Mapping[str, object], check: Check, path: typed.Path
) -> Iterator[Mistake]:
    thresholds = {threshold.id: threshold for threshold in check.thresholds}
    for key, value in table.items():
        if key != OFF and key not in thresholds:
            yield typed.unknown((*path, key), value, [OFF, *thresholds])
        elif not isinstance(value, bool | int | float):
            continue  # of a type that is told already
        elif key == OFF and not isinstance(value, bool):
            yield typed.wrong((*path, key), value, text("true or false"))
        elif key != OFF and not _is_in_range(value, thresholds[key]):
            yield typed.wrong((*path, key), value, _range(thresholds[key]))
    for threshold in check.thresholds:
        yield from _order_mistakes(table, threshold, thresholds, path)


def _order_mistakes(
    table: Mapping[str, object],
    attention: Threshold,
    thresholds: Mapping[str, Threshold],
    path: typed.Path,
) -> Iterator[Mistake]:
    """What is worth attention must come before what is a problem, as it does in the defaults."""
    problem = thresholds.get(attention.id.replace("attention", "problem"))
    if problem is None or problem is attention or not {attention.id, problem.id} & set(table):
        return
    first, last = (table.get(one.id, one.default) for one in (attention, problem))
    if not _is_in_range(first, attention) or not _is_in_range(last, problem):
        return
    rising = attention.default <= problem.default
    if _number(first) == _number(last) or (_number(first) < _number(last)) is rising:
        return
    told, other, limit = (
        (attention, problem, last) if attention.id in table else (problem, attention, first)
    )
    at_most = rising is (told is attention)
    allowed = _at_most(other, limit) if at_most else _at_least(other, limit)
    yield typed.wrong((*path, told.id), table[told.id], allowed)


def _is_in_range(value: object, threshold: Threshold) -> bool:
    return threshold.low <= _number(value) <= threshold.high


def _number(value: object) -> float:
    """The value where it is a number, and else one that is in no range."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return math.nan
    return float(value)


def _range(threshold: Threshold) -> Text:
    return text(
        "a number from {low} to {high}", low=_written(threshold.low), high=_written(threshold.high)
    )


def _at_most(other: Threshold, limit: object) -> Text:
    return text(
        "at most {number}, which {other} is", number=_written(_number(limit)), other=other.id
    )


def _at_least(other: Threshold, limit: object) -> Text:
    return text(
        "at least {number}, which {other} is", number=_written(_number(limit)), other=other.id
    )


def _written(number: float) -> str:
    """As it would stand in the file, in every language and to the last digit."""
    return f"{number:.15g}"
