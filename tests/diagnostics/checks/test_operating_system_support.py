"""When a system has to be replaced by a newer one."""

from __future__ import annotations

import pytest

from diagnostics.checks.operating_system_support import CHECK
from diagnostics.facts.operating_system import OperatingSystem
from diagnostics.model import CannotTell, State
from tests.support.judging import english, judge, says_something

DAY = 24 * 60 * 60.0


@pytest.mark.parametrize(
    ("days", "state", "words"),
    [
        (90, State.FINE, "Balios 7 gets security updates until 2027-01-01."),
        (89, State.ATTENTION, "Balios 7 gets security updates until 2027-01-01."),
        (0, State.ATTENTION, "Balios 7 gets security updates until 2027-01-01."),
        (-1, State.PROBLEM, "Balios 7 gets no security updates after 2027-01-01."),
    ],
)
def test_the_days_that_are_left_are_judged(days: float, state: State, words: str) -> None:
    system = OperatingSystem(
        name="Balios", version="7", supported_until="2027-01-01", supported_seconds=days * DAY
    )
    verdict = judge(CHECK, system)
    assert verdict.state is state
    assert english(verdict.sentence) == words
    assert says_something(verdict)


def test_a_system_that_no_table_knows_is_not_called_supported() -> None:
    with pytest.raises(CannotTell, match="not known"):
        judge(CHECK, OperatingSystem(name="Plan 9", version="4"))
