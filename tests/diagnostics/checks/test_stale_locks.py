"""A lock that blocks is told; one that the program clears up by itself is fine."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diagnostics.checks.stale_locks import CHECK
from diagnostics.facts.stale_locks import StaleLocks
from diagnostics.model import State
from tests.support.judging import english, judge, says_something


@pytest.mark.parametrize(
    ("locks", "state", "sentence"),
    [
        (
            StaleLocks(programs=()),
            State.FINE,
            "0 programs left a lock behind in a crash, and clear it up when they start.",
        ),
        (
            StaleLocks(programs=("Firefox",)),
            State.FINE,
            "1 program left a lock behind in a crash, and clears it up when it starts.",
        ),
        (
            StaleLocks(programs=("Firefox", "Chromium"), blocked=("Chromium",)),
            State.ATTENTION,
            "Chromium believes that it runs already, as it ended in a crash.",
        ),
        (
            StaleLocks(programs=("Slack", "Chromium"), blocked=("Slack", "Chromium")),
            State.ATTENTION,
            "2 programs believe that they run already, Slack among them.",
        ),
    ],
)
def test_every_way_it_can_be(locks: StaleLocks, state: State, sentence: str) -> None:
    verdict = judge(CHECK, locks)
    assert verdict.state is state
    assert english(verdict.sentence) == sentence
    assert verdict.measure is not None
    assert verdict.measure.value == len(locks.programs)


NAMES = st.lists(st.sampled_from(["Firefox", "Chromium", "Slack"]), unique=True).map(tuple)


@given(NAMES, NAMES)
def test_something_is_always_said(programs: tuple[str, ...], blocked: tuple[str, ...]) -> None:
    assert says_something(judge(CHECK, StaleLocks(programs=programs, blocked=blocked)))
