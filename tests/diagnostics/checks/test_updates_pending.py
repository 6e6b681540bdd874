"""How many updates are many, and how old news is too old."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diagnostics.checks.updates_pending import CHECK
from diagnostics.facts.updates_pending import UpdatesPending
from diagnostics.model import State, Verdict
from tests.support.judging import english, judge, never_better, says_something

DAY = 24 * 60 * 60


def with_updates(
    pending: int = 0, security: int | None = None, days: float | None = None
) -> Verdict:
    seconds = None if days is None else days * DAY
    return judge(CHECK, UpdatesPending(pending=pending, security=security, looked_seconds=seconds))


@pytest.mark.parametrize(
    ("pending", "security", "state"),
    [
        (0, 0, State.FINE),
        (0, None, State.FINE),
        (1, 0, State.ATTENTION),
        (1, 1, State.ATTENTION),
        (9, 9, State.ATTENTION),
        (10, 10, State.PROBLEM),
        (99, 0, State.ATTENTION),
        (100, 0, State.PROBLEM),
    ],
)
def test_security_updates_weigh_more(pending: int, security: int | None, state: State) -> None:
    assert with_updates(pending, security).state is state


@pytest.mark.parametrize(
    ("days", "state"),
    [
        (13.99, State.FINE),
        (14, State.ATTENTION),
        (34.99, State.ATTENTION),
        (35, State.PROBLEM),
    ],
)
def test_nothing_waiting_is_only_good_news_if_it_is_new(days: float, state: State) -> None:
    assert with_updates(days=days).state is state


def test_the_sentence_gives_the_reason() -> None:
    assert english(with_updates(5).sentence) == "5 updates are waiting."
    assert english(with_updates(1, 1).sentence) == "1 update is waiting, and it is for security."
    assert english(with_updates(5, 2).sentence) == "5 updates are waiting, 2 of them for security."
    stale = with_updates(1, 0, days=40)
    assert english(stale.sentence) == f"This computer last heard of updates {40 * DAY} ago."


@given(
    st.lists(st.integers(0, 10_000), min_size=2),
    st.none() | st.integers(0, 100),
    st.none() | st.floats(0, 1000),
)
def test_more_updates_are_never_judged_better(
    counts: list[int], security: int | None, days: float | None
) -> None:
    verdicts = [with_updates(count, security, days) for count in sorted(counts)]
    assert never_better(verdicts)
    assert all(says_something(verdict) for verdict in verdicts)
