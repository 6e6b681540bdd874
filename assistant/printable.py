"""Strings without what cannot be seen: whatever is shown before it leaves is all that leaves."""

from __future__ import annotations

from typing import Any
from unicodedata import category

# Embeddings, overrides and isolates of the Unicode bidirectional algorithm (UAX 9).
_TURNS_ROUND = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"

# Controls, surrogates, and the separators of lines and paragraphs, which text fields turn into
# line feeds.
_UNSEEN = {"Cc", "Cs", "Zl", "Zp"}


def printable(value: Any) -> Any:
    """The same string, or nested data of the same shape with every string in it cleaned.

    Control characters go, which some help desks refuse and terminals obey; tabs and line feeds
    stay. Spaces that must not break stay (in French they stand before every “!” and “?”), and so
    do the joints of emoji. What turns the direction of text round goes: it makes words read as
    others.
    """
    match value:
        case str():
            return "".join(c for c in value if c in "\n\t" or _is_sound(c))
        case dict():
            return {printable(key): printable(item) for key, item in value.items()}
        case list() | tuple():
            return [printable(item) for item in value]
    return value


def _is_sound(character: str) -> bool:
    return (
        category(character) not in _UNSEEN
        and character not in _TURNS_ROUND
        and not _is_noncharacter(ord(character))
    )


def _is_noncharacter(point: int) -> bool:
    """U+FDD0 to U+FDEF and the last two of each plane: for inside programs only (Unicode 23.7)."""
    return 0xFDD0 <= point <= 0xFDEF or point & 0xFFFE == 0xFFFE
