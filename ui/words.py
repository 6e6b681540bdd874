"""The window's own words, in the language in use.

One language at a time is in use in a program, so it is kept here, as gettext keeps its domain,
and not handed through every widget.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from diagnostics.text import Text, Value, counted, text

if TYPE_CHECKING:
    from collections.abc import Callable

_in_use: list[Callable[[Text], str]] = []


def use(render: Callable[[Text], str]) -> None:
    """From now on sentences are rendered by `render`, as a rule `Language.say`."""
    _in_use[:] = [render]


def say(sentence: Text) -> str:
    """A sentence in the language in use; in English as long as none is."""
    if not _in_use:
        from assistant.language import Language

        use(Language().say)
    return _in_use[0](sentence)


def tr(msgid: str, **values: Value) -> str:
    """A sentence given by its English, its values filled in."""
    return say(text(msgid, **values))


def ntr(singular: str, plural: str, n: int, **values: Value) -> str:
    """A sentence whose form depends on the number `n`, which it may show as {n}."""
    return say(counted(singular, plural, n, **values))
