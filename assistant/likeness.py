"""How alike a typed word and a written one are, typing errors allowed for.

Imported at the first search: rapidfuzz costs memory that most sessions never need.
"""

from __future__ import annotations

from itertools import takewhile
from typing import NamedTuple

from rapidfuzz.distance import OSA

SHORTEST_INSIDE = 5  # a shorter word inside another is more often chance than meaning
SHORTEST_MISSPELT = 4


class Likeness(NamedTuple):
    """From 0.0 (nothing in common) to 1.0 (the same), and which letters of the word it is about."""

    worth: float
    begin: int
    end: int


UNLIKE = Likeness(0.0, 0, 0)


def likeness(typed: str, word: str) -> Likeness:
    """Compare two folded words; the order of worth is exact, begun, contained, misspelt."""
    if typed == word:
        return Likeness(1.0, 0, len(word))
    if word.startswith(typed):
        return Likeness(0.9, 0, len(typed)) if len(typed) > 1 else UNLIKE
    if len(typed) >= SHORTEST_INSIDE and typed in word:
        begin = word.index(typed)
        return Likeness(0.75, begin, begin + len(typed))
    if len(word) >= SHORTEST_INSIDE and word in typed:
        # Of a compound the last part says what it is, in Dutch, German and English alike.
        return Likeness(0.8 if typed.endswith(word) else 0.75, 0, len(word))
    return _misspelt(typed, word)


def _misspelt(typed: str, word: str) -> Likeness:
    """One slip (a letter more, less, wrong, or two swapped) in four letters, two in eight."""
    slips = min(2, len(typed) // SHORTEST_MISSPELT)
    if not slips or (slips < 2 and typed[0] != word[0]):
        return UNLIKE
    distance = OSA.distance(typed, word, score_cutoff=slips)
    if distance <= slips:
        return Likeness(0.85 - 0.1 * distance, 0, len(word))
    begun = word[: len(typed)]
    if len(typed) >= SHORTEST_INSIDE and OSA.distance(typed, begun, score_cutoff=1) <= 1:
        return Likeness(0.6, 0, _shared(typed, begun))
    return UNLIKE


def _shared(one: str, other: str) -> int:
    """How many letters two words begin with in common."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
