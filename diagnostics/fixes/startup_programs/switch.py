"""A program that starts, and how it is turned off and on again; each system has its own way."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from diagnostics.fixes.rewriting import Change
from diagnostics.system import Machine


class Undo(msgspec.Struct, frozen=True, kw_only=True):
    """All that it takes to go back: files (Linux), labels (macOS), values (Windows)."""

    changes: tuple[Change, ...] = ()
    labels: tuple[str, ...] = ()
    values: tuple[tuple[str, bytes | None], ...] = ()


class Switch(msgspec.Struct, frozen=True, kw_only=True):
    """One program: `off` says whether it worked."""

    id: str
    name: str
    undo: Undo
    off: Callable[[Machine], bool]


class Switches(msgspec.Struct, frozen=True, kw_only=True):
    """A system's way: `find` raises CannotTell, `on` says of each that it put back how it went."""

    find: Callable[[Machine], tuple[Switch, ...]]
    on: Callable[[Machine, Undo], list[bool]]
