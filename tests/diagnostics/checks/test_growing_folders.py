"""How much growth is too much."""

from __future__ import annotations

import pytest

from diagnostics.checks.growing_folders import CHECK
from diagnostics.facts.growing_folders import Folder, GrowingFolders, Place
from diagnostics.model import State, Verdict
from tests.support.judging import english, judge, never_better, says_something

GB = 1_000_000_000
DAY = 24 * 60 * 60.0


def grown(by: int, place: Place = Place.DOWNLOADS) -> Verdict:
    folder = Folder(place=place, size_bytes=90 * GB, grew_bytes=by)
    shrunk = Folder(place=Place.TRASH, size_bytes=1, grew_bytes=-99)
    unseen = Folder(place=Place.MAIL, size_bytes=1, complete=False)
    return judge(CHECK, GrowingFolders(folders=(unseen, shrunk, folder), over_seconds=DAY))


@pytest.mark.parametrize(
    ("by", "state"),
    [
        (0, State.FINE),
        (10 * GB - 1, State.FINE),
        (10 * GB, State.ATTENTION),
        (50 * GB - 1, State.ATTENTION),
        (50 * GB, State.PROBLEM),
    ],
)
def test_the_place_that_grew_most_is_named(by: int, state: State) -> None:
    verdict = grown(by)
    assert verdict.state is state
    assert english(verdict.sentence) == f"“Downloads” grew most: by {by} in {DAY}, to {90 * GB}."


def test_shrinking_is_no_growth() -> None:
    assert "by 0 in" in english(grown(-5).sentence)


def test_more_growth_is_never_better() -> None:
    verdicts = [grown(gb * GB, Place.CACHES) for gb in range(0, 80, 5)]
    assert never_better(verdicts)
    assert all(says_something(verdict) for verdict in verdicts)


@pytest.mark.parametrize(
    ("folders", "words"),
    [
        ((Folder(place=Place.MAIL, size_bytes=7),), "“Mail” is the largest with 7;"),
        ((), "The folders that fill by themselves hold 0."),
    ],
)
def test_the_first_look_tells_what_is_largest(folders: tuple[Folder, ...], words: str) -> None:
    verdict = judge(CHECK, GrowingFolders(folders=folders))
    assert verdict.state is State.FINE
    assert english(verdict.sentence).startswith(words)
    assert says_something(verdict)
