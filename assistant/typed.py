"""Reads parsed TOML into Structs and tells every mistake in it, not only the first.

msgspec stops at the first mistake. Here each value is converted on its own, and what a type cannot
say (a link, a time zone) is a `Rule` beside it: `Annotated[str, Rule(holds=…, allowed=…)]`.
Understood are Structs (tagged ones too), lists, tuples of one type, dicts, unions of these, enums,
strings, numbers, booleans and dates.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from enum import Enum
from types import NoneType, UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

import msgspec

from diagnostics.text import Text, text

T = TypeVar("T")
Path = tuple[str | int, ...]
LONGEST_SHOWN = 60


class Rule(msgspec.Struct, frozen=True, kw_only=True):
    """What a value must hold to beyond its type; `allowed` completes "It must be …"."""

    holds: Callable[[Any], bool]
    allowed: Text


class Mistake(msgspec.Struct, frozen=True, kw_only=True):
    """One thing wrong in the data: where (for a missing key, where it should be), and how.

    `value` is what stands there, as text; empty where nothing does.
    """

    path: Path
    value: str
    sentence: Text


def convert(data: object, wanted: type[T]) -> tuple[T | None, list[Mistake]]:
    """The data as `wanted`, or every mistake that keeps it from being that."""
    mistakes = list(_mistakes(data, wanted, ()))
    return (None if mistakes else msgspec.convert(data, wanted)), mistakes


def wrong(path: Path, value: object, allowed: Text) -> Mistake:
    """A value that is not possible; `allowed` says what it must be."""
    seen = shown(value)
    sentence = text(
        "{value} is not possible here. It must be {allowed}.", value=seen, allowed=allowed
    )
    return Mistake(path=path, value=seen, sentence=sentence)


def missing(path: Path, allowed: Text) -> Mistake:
    """A key that is not there; `allowed` says what it must be."""
    sentence = text("This key is missing. It must be {allowed}.", allowed=allowed)
    return Mistake(path=path, value="", sentence=sentence)


def unknown(path: Path, value: object, known: list[str]) -> Mistake:
    """A key that is none of the known ones."""
    return Mistake(path=path, value=shown(value), sentence=_unknown(str(path[-1]), known))


def shown(value: object) -> str:
    """The value as a person would look for it in the file, cut where it is long."""
    written = f"“{value}”" if isinstance(value, str) else str(value)
    return written if len(written) <= LONGEST_SHOWN else f"{written[: LONGEST_SHOWN - 1]}…"


def allowed_by(wanted: Any) -> Text:
    """What a type allows, in words that complete "It must be …"."""
    kind, rules = _bare(wanted)
    if rules:
        return rules[0].allowed
    arms = [arm for arm in _arms(kind) if arm is not NoneType]
    if arms == [kind]:
        return _name(kind)
    words = dict.fromkeys(map(allowed_by, arms))
    return functools.reduce(
        lambda one, other: text("{one}, or {other}", one=one, other=other), words
    )


def _mistakes(value: object, wanted: Any, path: Path) -> Iterator[Mistake]:
    kind, rules = _bare(wanted)
    found = list(_inner_mistakes(value, kind, wanted, path))
    broken = [] if found else [rule for rule in rules if not rule.holds(value)]
    yield from found
    yield from (wrong(path, value, rule.allowed) for rule in broken)


def _inner_mistakes(value: object, kind: Any, wanted: Any, path: Path) -> Iterator[Mistake]:
    arms = _arms(kind)
    fitting = [arm for arm in arms if _fits(value, _raw(arm))]
    if not fitting:
        yield wrong(path, value, allowed_by(wanted))
    elif isinstance(value, dict) and _is_struct(fitting[0]):
        yield from _table_mistakes(value, fitting, path)
    elif len(arms) > 1:
        yield from _mistakes(value, fitting[0], path)
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from _mistakes(item, get_args(kind)[0], (*path, number))
    elif isinstance(value, dict):
        for (key, item), of in ((pair, get_args(kind)) for pair in value.items()):
            yield from _mistakes(key, of[0], (*path, key))
            yield from _mistakes(item, of[1], (*path, key))
    elif not _converts(value, wanted):
        yield wrong(path, value, allowed_by(wanted))


def _table_mistakes(table: dict[str, Any], structs: list[Any], path: Path) -> Iterator[Mistake]:
    """Mistakes in a table that is one of several tagged Structs, or the one Struct there is."""
    tag_field = structs[0].__struct_config__.tag_field
    by_tag = {struct.__struct_config__.tag: struct for struct in structs}
    if tag_field is None:
        yield from _field_mistakes(table, structs[0], path)
    elif tag_field not in table:
        yield missing((*path, tag_field), _one_of(by_tag))
    elif type(tag := table[tag_field]) is not str or tag not in by_tag:
        yield wrong((*path, tag_field), tag, _one_of(by_tag))
    else:
        fields = {key: value for key, value in table.items() if key != tag_field}
        yield from _field_mistakes(fields, by_tag[tag], path)


def _field_mistakes(table: Mapping[str, object], struct: Any, path: Path) -> Iterator[Mistake]:
    fields = {field.encode_name: field for field in msgspec.structs.fields(struct)}
    for key, value in table.items():
        if key in fields:
            yield from _mistakes(value, fields[key].type, (*path, key))
        else:
            yield unknown((*path, key), value, [*fields])
    for key, field in fields.items():
        if field.required and key not in table:
            yield missing((*path, key), allowed_by(field.type))


def _unknown(key: str, known: list[str]) -> Text:
    import difflib

    if close := difflib.get_close_matches(key, known, n=1):
        return text("This key is not known. Perhaps you mean “{key}”.", key=close[0])
    return text("This key is not known. It must be {allowed}.", allowed=_one_of(known))


def _bare(wanted: Any) -> tuple[Any, list[Rule]]:
    """The type without what is written beside it, and the rules among that."""
    if get_origin(wanted) is not Annotated:
        return wanted, []
    kind, *beside = get_args(wanted)
    return kind, [rule for rule in beside if isinstance(rule, Rule)]


def _arms(kind: Any) -> tuple[Any, ...]:
    return get_args(kind) if get_origin(kind) in (Union, UnionType) else (kind,)


def _raw(arm: Any) -> Any:
    """The type that the parser gives for what may become `arm`."""
    kind, _ = _bare(arm)
    origin = get_origin(kind)
    if origin is not None:
        return dict if origin is dict else list
    if _is_struct(kind):
        return dict
    return str if issubclass(kind, Enum) else kind


def _fits(value: object, raw: Any) -> bool:
    """Whether the parser gave that type; where a number may have a fraction it need not."""
    return type(value) is raw or (raw is float and type(value) is int)


def _is_struct(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, msgspec.Struct)


def _converts(value: object, wanted: Any) -> bool:
    try:
        msgspec.convert(value, wanted)
    except msgspec.ValidationError:
        return False
    return True


def _name(kind: Any) -> Text:
    raw = _raw(kind)
    if raw is not kind and raw is str:
        return _one_of(member.value for member in kind)
    words = {
        bool: text("true or false"),
        date: text("a date such as 2027-12-24, without quotes"),
        dict: text("a table"),
        float: text("a number"),
        int: text("a whole number"),
        list: text("a list"),
    }
    return words.get(raw, text("a text in quotes"))


def _one_of(values: Iterable[object]) -> Text:
    return text("one of {values}", values=", ".join(map(str, values)))
