"""How much may get lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diagnostics.model import State
from tests.support.judging import english, never_better, says_something
from tests.support.path import lossy, told, untold


@pytest.mark.parametrize(
    ("lost", "sent", "state"),
    [
        (0, 20, State.FINE),
        (1, 20, State.FINE),
        (2, 201, State.FINE),
        (2, 200, State.ATTENTION),
        (3, 61, State.ATTENTION),
        (3, 60, State.PROBLEM),
        (70, 70, State.PROBLEM),
    ],
)
def test_a_single_message_lost_proves_nothing(lost: int, sent: int, state: State) -> None:
    assert told("packet_loss", trip=lossy(lost, sent)).state is state


def test_the_sentence_has_the_numbers_and_the_measure_can_be_compared() -> None:
    verdict = told("packet_loss", trip=lossy(21))
    assert english(verdict.sentence) == "0.3 of what is sent gets lost: 21 of 70 test messages."
    assert verdict.measure is not None
    assert (verdict.measure.value, verdict.measure.more_is_better) == (0.3, False)
    fine = told("packet_loss", trip=lossy(0, 20))
    assert english(fine.sentence) == "All of 20 test messages came back."


def test_where_nothing_is_sent_back_it_cannot_be_told() -> None:
    reason = "neither the router nor a name server sends anything back"
    assert untold("packet_loss", trip=None) == reason


@given(st.lists(st.integers(0, 70), min_size=2))
def test_more_lost_is_never_judged_better(losses: list[int]) -> None:
    verdicts = [told("packet_loss", trip=lossy(lost)) for lost in sorted(losses)]
    assert never_better(verdicts)
    assert all(says_something(verdict) for verdict in verdicts)
