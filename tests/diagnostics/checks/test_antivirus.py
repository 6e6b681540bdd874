"""Who looks for viruses, and whether it knows the latest."""

from __future__ import annotations

import pytest

from diagnostics.checks.antivirus import CHECK
from diagnostics.facts.antivirus import Antivirus
from diagnostics.model import State
from tests.support.judging import english, judge, says_something

DAY = 24 * 60 * 60


@pytest.mark.parametrize(
    ("virus", "state", "word"),
    [
        (Antivirus(products=("D",), current=True), State.FINE, "D looks"),
        (Antivirus(products=("D",), definitions_seconds=29 * DAY), State.FINE, "D looks"),
        (Antivirus(products=("D",), definitions_seconds=30 * DAY), State.ATTENTION, "ago"),
        (Antivirus(products=("D",), current=False), State.ATTENTION, "latest"),
        (Antivirus(products=(), idle=("D",)), State.PROBLEM, "D is installed"),
        (Antivirus(products=()), State.PROBLEM, "Windows knows of no"),
        (Antivirus(products=(), expected=False), State.FINE, "None of 11 programs"),
    ],
)
def test_none_is_worse_than_an_outdated_one(virus: Antivirus, state: State, word: str) -> None:
    verdict = judge(CHECK, virus)
    assert verdict.state is state
    assert word in english(verdict.sentence)
    assert says_something(verdict)
