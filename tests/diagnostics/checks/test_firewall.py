"""A firewall that is off is worth a look."""

from __future__ import annotations

import pytest

from diagnostics.checks.firewall import CHECK
from diagnostics.facts.firewall import Firewall
from diagnostics.model import State
from tests.support.judging import english, judge, says_something


@pytest.mark.parametrize(
    ("wall", "state", "words"),
    [
        (Firewall(on=True, by="ufw"), State.FINE, "The firewall ufw is on."),
        (Firewall(on=False, by="macOS"), State.ATTENTION, "The firewall macOS is off."),
        (
            Firewall(on=False, by="W", off_on=("public",)),
            State.ATTENTION,
            "W is off in public networks.",
        ),
        (
            Firewall(on=False, by="W", off_on=("domain", "public")),
            State.ATTENTION,
            "The firewall W is off.",
        ),
    ],
)
def test_it_says_which_and_where(wall: Firewall, state: State, words: str) -> None:
    verdict = judge(CHECK, wall)
    assert (verdict.state, english(verdict.sentence)) == (state, words)
    assert says_something(verdict)
