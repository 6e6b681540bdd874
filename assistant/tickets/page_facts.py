"""Facts as tables: a row for each value, with the way to it, and units written out.

The exact numbers are in diagnostics.json beside it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from assistant.examination_document import Say
from assistant.tickets.html import Html, joined, tag
from diagnostics.text import Share, Size, Span, Text, Value, text

# How the names of numbers end, by the convention of the facts.
_UNITS: dict[str, Callable[[float], Value]] = {
    "bytes": lambda number: Size(int(number)),
    "seconds": Span,
    "ratio": Share,
}

# Side by side while all of it fits on paper.
_MOST_COLUMNS = 5

# Deeper than any fact is; what an organisation's own check reads may be anything.
_DEEPEST = 8

_BETWEEN = " · "


def fact_table(value: Any, say: Say) -> Html:
    """The value of a fact."""
    rows = (
        tag("tr", tag("th", _BETWEEN.join(way), scope="row"), tag("td", shown))
        for way, shown in _rows((), value, say)
    )
    return tag("table", tag("tbody", *rows))


def _rows(way: tuple[str, ...], value: Any, say: Say) -> Iterator[tuple[tuple[str, ...], Html]]:
    if len(way) == _DEEPEST:
        yield way, joined("…")
    elif isinstance(value, dict) and value:
        for name, item in value.items():
            yield from _rows((*way, _label(name)), item, say)
    elif _fits_side_by_side(value):
        yield way, _side_by_side(value, say)
    elif _is_list(value) and any(isinstance(item, dict) or _is_list(item) for item in value):
        for number, item in enumerate(value, 1):
            yield from _rows((*way, str(number)), item, say)
    else:
        yield way, _plain(way[-1] if way else "", value, say)


def _is_list(value: Any) -> bool:
    return isinstance(value, list | tuple)


def _fits_side_by_side(value: Any) -> bool:
    """Whether it is a list of things with a few simple properties."""
    return (
        _is_list(value)
        and bool(value)
        and all(isinstance(item, dict) and item for item in value)
        and len({name for item in value for name in item}) <= _MOST_COLUMNS
        and not any(isinstance(x, dict) or _is_list(x) for item in value for x in item.values())
    )


def _side_by_side(items: Sequence[dict[str, Any]], say: Say) -> Html:
    names = list(dict.fromkeys(name for item in items for name in item))
    head = tag("tr", *(tag("th", _label(name), scope="col") for name in names))
    body = (
        tag("tr", *(tag("td", _plain(_label(name), item.get(name), say)) for name in names))
        for item in items
    )
    return tag("table", tag("thead", head), tag("tbody", *body))


def _label(name: object) -> str:
    return str(name).replace("_", " ")


def _plain(label: str, value: Any, say: Say) -> Html:
    match value:
        case bool():
            return joined(say(text("yes") if value else text("no")))
        case int() | float():
            return joined(_number(label, value, say))
        case list() | tuple() if value:
            return joined(*(tag("p", _plain(label, item, say)) for item in value))
        case str() if value:
            return joined(value)
    return joined("–")


def _number(label: str, value: int | float, say: Say) -> str:
    unit = _UNITS.get(label.rpartition(" ")[2])
    if unit is None:
        return str(round(value, 3))
    return say(Text(msgid="{value}", values={"value": unit(value)}))
