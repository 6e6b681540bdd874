"""Whether what is being typed has been reported already; typing errors allowed for."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.folding import EMPTY, words

# Shorter words ("the", "niet", "pas") are in everything.
_SHORTEST = 4
_LONGEST = 500
# Both by trying: one shared word ("printer") is chance, and half of a subject is the same thing.
_FEWEST = 2
_SHARE = 0.5
_SAME = 0.75


def alike(typed: str, subjects: Sequence[str]) -> int | None:
    """Which of the subjects the words are about, the likeliest; None where it is none of them."""
    said = _telling(typed)
    shares = [_shared(said, _telling(subject)) for subject in subjects]
    best = max(shares, default=0.0)
    return shares.index(best) if best >= _SHARE else None


def _shared(said: set[str], subject: set[str]) -> float:
    """The share of the subject's words that was said; none where that is too few of them."""
    from assistant.likeness import likeness

    found = [w for w in subject if any(likeness(other, w).worth >= _SAME for other in said)]
    return len(found) / len(subject) if len(found) >= _FEWEST else 0.0


def _telling(said: str) -> set[str]:
    return {
        word.folded
        for word in words(said[:_LONGEST])
        if len(word.folded) >= _SHORTEST and word.folded not in EMPTY
    }
