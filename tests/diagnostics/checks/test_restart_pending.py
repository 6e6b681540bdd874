"""Updates that wait for a restart wait longer the longer there was none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diagnostics.checks.restart_pending import CHECK
from diagnostics.facts.restart_pending import RestartPending
from diagnostics.facts.uptime import Uptime
from diagnostics.model import State, Verdict
from tests.support.judging import english, judge, never_better, says_something

DAY = 24 * 60 * 60


def with_restart(*, pending: bool, days: float) -> Verdict:
    return judge(CHECK, RestartPending(pending=pending), Uptime(uptime_seconds=days * DAY))


@pytest.mark.parametrize(
    ("pending", "days", "state"),
    [
        (False, 100, State.FINE),
        (True, 0, State.ATTENTION),
        (True, 13.99, State.ATTENTION),
        (True, 14, State.PROBLEM),
    ],
)
def test_a_restart_that_is_asked_for_is_worse_the_longer_it_waits(
    pending: bool, days: float, state: State
) -> None:
    assert with_restart(pending=pending, days=days).state is state


def test_the_sentence_says_when_the_last_restart_was() -> None:
    verdict = with_restart(pending=True, days=1)
    assert english(verdict.sentence) == "Updates wait for a restart. Last restart 86400 ago."


def test_the_sentence_names_what_waits_where_that_is_told() -> None:
    asked = RestartPending(pending=True, because=("linux 6.1.0-40-amd64", "libc6"))
    verdict = judge(CHECK, asked, Uptime(uptime_seconds=DAY))
    assert "linux 6.1.0-40-amd64 waits for a restart" in english(verdict.sentence)


@given(st.booleans(), st.lists(st.floats(0, 1e5), min_size=2))
def test_longer_is_never_judged_better(pending: bool, days: list[float]) -> None:
    verdicts = [with_restart(pending=pending, days=d) for d in sorted(days)]
    assert never_better(verdicts)
    assert all(says_something(verdict) for verdict in verdicts)
