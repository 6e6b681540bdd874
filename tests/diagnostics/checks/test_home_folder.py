"""A folder that is not the person's to use."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from diagnostics.checks.home_folder import CHECK
from diagnostics.facts.home_folder import HomeFolder
from diagnostics.model import State
from tests.support.judging import english, judge, says_something

MINE = HomeFolder(folder="/home/ana", yours=True, writable=True, others_may_write=False)


@pytest.mark.parametrize(
    ("changed", "state", "word"),
    [
        ({}, State.FINE, "0 files"),
        ({"foreign": 1}, State.ATTENTION, "1 file "),
        ({"others_may_write": True}, State.ATTENTION, "what is in /home/ana."),
        ({"writable": False}, State.PROBLEM, "saved in /home/ana: you may not"),
        ({"yours": False}, State.PROBLEM, "/home/ana, is somebody else’s"),
        ({"temporary": True}, State.PROBLEM, "today only"),
    ],
)
def test_each_thing_that_can_be_wrong(
    changed: dict[str, bool | int], state: State, word: str
) -> None:
    verdict = judge(CHECK, replace(MINE, **changed))
    assert verdict.state is state
    assert word in english(verdict.sentence)
    assert says_something(verdict)
