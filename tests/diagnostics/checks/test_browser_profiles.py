"""How much browsers may carry."""

from __future__ import annotations

import pytest

from diagnostics.checks.browser_profiles import CHECK
from diagnostics.facts.browser_profiles import BrowserProfiles
from diagnostics.model import State
from tests.support.judging import english, judge, says_something

GB = 1_000_000_000


@pytest.mark.parametrize(
    ("size", "extensions", "state"),
    [
        (0, 0, State.FINE),
        (5 * GB - 1, 19, State.FINE),
        (5 * GB, 0, State.ATTENTION),
        (0, 20, State.ATTENTION),
    ],
)
def test_size_and_additions_count(size: int, extensions: int, state: State) -> None:
    profiles = BrowserProfiles(profiles_bytes=size, extensions=extensions, complete=True)
    verdict = judge(CHECK, profiles)
    assert verdict.state is state
    assert says_something(verdict)


def test_a_count_cut_short_says_so() -> None:
    profiles = BrowserProfiles(profiles_bytes=GB, extensions=1, complete=False)
    assert "more than 1000000000 and 1 extension." in english(judge(CHECK, profiles).sentence)
