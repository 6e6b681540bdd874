"""Services that failed, counted and named."""

from __future__ import annotations

import pytest

from diagnostics.checks.failed_services import CHECK
from diagnostics.facts.failed_services import FailedServices
from diagnostics.model import State
from tests.support.judging import english, judge, says_something


@pytest.mark.parametrize(
    ("failed", "state", "words"),
    [
        (0, State.FINE, "40 services run, and none failed."),
        (1, State.ATTENTION, "1 service failed: cups."),
        (4, State.ATTENTION, "4 services failed, among them cups."),
        (5, State.PROBLEM, "5 services failed, among them cups."),
    ],
)
def test_one_is_worth_a_look(failed: int, state: State, words: str) -> None:
    names = ("cups",) if failed else ()
    verdict = judge(CHECK, FailedServices(failed=failed, names=names, running=40))
    assert verdict.state is state
    assert words in english(verdict.sentence)
    assert says_something(verdict)
