"""Facts as tables: what is nested in JSON is nested here, and units are written out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
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

# Deeper than any fact is; what an organisation's own check reads may be anything.
_DEEPEST = 8


def fact_table(value: Any, say: Say) -> Html:
    """The value of a fact."""
    return _shown("", value, say, _DEEPEST)


def _shown(name: str, value: Any, say: Say, depth: int) -> Html:
    match value:
        case dict() | list() if depth == 0:
            return joined("…")
        case dict() if value:
            return _rows(value, say, depth - 1)
        case list() if value and all(isinstance(item, dict) and item for item in value):
            return _columns(value, say, depth - 1)
        case list() if value:
            return joined(*(tag("p", _shown(name, item, say, depth - 1)) for item in value))
        case dict() | list() | None:
            return joined("–")
        case bool():
            return joined(say(text("yes") if value else text("no")))
        case int() | float():
            return joined(_number(name, value, say))
    return joined(str(value))


def _rows(value: Mapping[str, Any], say: Say, depth: int) -> Html:
    cells = (
        tag(
            "tr",
            tag("th", _label(name), scope="row"),
            tag("td", _shown(str(name), item, say, depth)),
        )
        for name, item in value.items()
    )
    return tag("table", tag("tbody", *cells))


def _columns(items: Iterable[Mapping[str, Any]], say: Say, depth: int) -> Html:
    """A row for each of a list of things that have the same properties."""
    items = list(items)
    names = list(dict.fromkeys(name for item in items for name in item))
    head = tag("tr", *(tag("th", _label(name), scope="col") for name in names))
    body = (
        tag("tr", *(tag("td", _shown(str(n), item.get(n), say, depth)) for n in names))
        for item in items
    )
    return tag("table", tag("thead", head), tag("tbody", *body))


def _label(name: object) -> str:
    return str(name).replace("_", " ")


def _number(name: str, value: int | float, say: Say) -> str:
    """With its unit in words, and as it was read."""
    unit = _UNITS.get(name.rpartition("_")[2])
    if unit is None:
        return str(value)
    in_words = say(Text(msgid="{value}", values={"value": unit(value)}))
    return f"{in_words} ({value})"
