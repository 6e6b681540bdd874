"""What the agent reads that no person wrote, and the mark by which it is found again.

Where a desk has no field for the reference of what was sent from here, it stands in a line of its
own behind the words, or in the subject of the message.
"""

from __future__ import annotations

import re

from assistant.desks.desk import Rating
from assistant.desks.numbers import SCORES

_UUID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
_MARK = re.compile(rf"Balie ({_UUID})")


def mark(reference: str) -> str:
    """The line, or the subject, that carries a reference."""
    return f"Balie {reference}"


def marked(words: str, reference: str) -> str:
    """The words with the mark below them."""
    return f"{words}\n\n{mark(reference)}"


def reference_in(line: object) -> str | None:
    """The reference of a mark; None for everything else."""
    found = _MARK.fullmatch(str(line).strip())
    return found and found[1]


def unmarked(said: str) -> tuple[str, str | None]:
    """The words, and the reference of the mark below them, where there is one."""
    words, _, last = said.strip().rpartition("\n")
    reference = reference_in(last)
    return (words if reference else said).strip(), reference


def same_as(number: str | None) -> str:
    """What is said in the double of a report."""
    return f"This is the same as #{number}. Nothing needs to be done here."


def rated(rating: Rating | None) -> str:
    """A rating as a message, for desks that have no field for it."""
    if rating is None:
        return ""
    score = f"Rating: {SCORES[rating.helped]} of 5."
    return score if rating.minutes is None else f"{score} Own time spent: {rating.minutes} min."
