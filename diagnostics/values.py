"""What facts are made of: the type that their readers return, and the names of its fields."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args, get_type_hints

import msgspec

from diagnostics.model import Fact


def value_type(fact: Fact[Any]) -> Any:
    """What its readers say that they return; Any where none says so."""
    return next(_returned(fact), Any)


def field_names(fact: Fact[Any]) -> tuple[str, ...]:
    """The name of each thing that a fact tells: "on_mains", "batteries.level_ratio"."""
    return tuple(_names(value_type(fact), "", ()))


def _returned(fact: Fact[Any]) -> Iterator[Any]:
    for reader in fact.readers.values():
        function = getattr(reader, "func", reader)
        hints = get_type_hints(function, include_extras=True)
        if "return" in hints:
            yield hints["return"]


def _names(kind: Any, path: str, around: tuple[Any, ...]) -> Iterator[str]:
    """The fields of every Struct in a type; `around` are those that it is a part of."""
    inner = [struct for struct in _structs(kind) if struct not in around]
    for struct in inner:
        for name, of in get_type_hints(struct, include_extras=True).items():
            yield from _names(of, f"{path}.{name}" if path else name, (*around, struct))
    if not inner and path:
        yield path


def _structs(kind: Any) -> Iterator[Any]:
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        yield kind
    for part in get_args(kind):
        yield from _structs(part)
