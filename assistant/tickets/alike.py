"""Whether what is being typed is about something that is known; typing errors allowed for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from assistant.folding import EMPTY, words

# Shorter words ("the", "niet", "pas") are in everything.
_SHORTEST = 4
_LONGEST = 500
# Both by trying: one shared word ("printer") is chance, and half of a subject is the same thing.
_FEWEST = 2
_SHARE = 0.5
_SAME = 0.75

# Outages are few, and one that is offered in vain costs less than one more ticket: a third of the
# subject is enough, and one word of it, be it as short as "VPN". These only say that it is one.
_SHORTEST_OF_OUTAGE = 3
_SHARE_OF_OUTAGE = 0.3
_STATES_IN = {
    "en": "broken disturbance down fails issue known maintenance offline outage slow unavailable",
    "nl": "gestoord ligt onbereikbaar onderhoud plat storing traag uit",
    "fr": "arret hors indisponible lent lente panne service",
    "de": "ausfall ausgefallen gestort langsam storung verfugbar wartung",
}
_STATES = frozenset(word for listed in _STATES_IN.values() for word in listed.split())


def alike(typed: str, subjects: Sequence[str]) -> int | None:
    """Which of the subjects the words are about, the likeliest; None where it is none of them."""
    said = _telling(typed)
    shares = [_share(_telling(subject), said, _FEWEST) for subject in subjects]
    return _likeliest(shares, _SHARE)


def affected(typed: str, outages: Sequence[str]) -> int | None:
    """Which of the outages, by their subjects, the words are about; None where it is none."""
    said = _telling(typed, _SHORTEST_OF_OUTAGE)
    named = [_telling(outage, _SHORTEST_OF_OUTAGE) - _STATES for outage in outages]
    return _likeliest([_share(name, said, 1) for name in named], _SHARE_OF_OUTAGE)


def names(typed: str, phrases: Iterable[str]) -> bool:
    """Whether one of the phrases is said, every word of it and in any order."""
    said = {word.folded for word in words(typed[:_LONGEST])}
    return any(_is_said(phrase, said) for phrase in phrases)


def _is_said(phrase: str, said: set[str]) -> bool:
    asked = [word.folded for word in words(phrase) if word.folded not in EMPTY]
    return bool(asked) and all(_is_among(word, said) for word in asked)


def _likeliest(shares: Sequence[float], least: float) -> int | None:
    best = max(shares, default=0.0)
    return shares.index(best) if best >= least else None


def _share(subject: set[str], said: set[str], fewest: int) -> float:
    """The share of the subject's words that was said; none where that is too few of them."""
    found = [word for word in subject if _is_among(word, said)]
    return len(found) / len(subject) if len(found) >= fewest else 0.0


def _is_among(word: str, said: set[str]) -> bool:
    from assistant.likeness import likeness

    long = (other for other in said if len(other) >= _SHORTEST)
    return word in said or any(likeness(other, word).worth >= _SAME for other in long)


def _telling(said: str, shortest: int = _SHORTEST) -> set[str]:
    return {
        word.folded
        for word in words(said[:_LONGEST])
        if len(word.folded) >= shortest and word.folded not in EMPTY
    }
