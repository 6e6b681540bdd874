"""How many errors are many."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diagnostics.checks.system_log_errors import CHECK
from diagnostics.facts.system_log_errors import MOST, Source, SystemLogErrors
from diagnostics.model import State, Verdict
from tests.support.judging import english, judge, never_better, says_something


def with_errors(errors: int) -> Verdict:
    sources = (Source(name="cups.service", errors=errors),) if errors else ()
    return judge(CHECK, SystemLogErrors(errors=errors, sources=sources))


@pytest.mark.parametrize(
    ("errors", "state", "sentence"),
    [
        (0, State.FINE, "No errors in the last day."),
        (1, State.FINE, "1 error in the last day, from cups.service."),
        (99, State.FINE, "99 errors in the last day, most from cups.service."),
        (100, State.ATTENTION, "100 errors in the last day, most from cups.service."),
        (999, State.ATTENTION, "999 errors in the last day, most from cups.service."),
        (1000, State.PROBLEM, "1000 errors in the last day, most from cups.service."),
        (MOST, State.PROBLEM, "5000 errors or more in the last day, most from cups.service."),
    ],
)
def test_the_number_decides_and_the_source_is_named(
    errors: int, state: State, sentence: str
) -> None:
    verdict = with_errors(errors)
    assert verdict.state is state
    assert english(verdict.sentence) == sentence


@given(st.lists(st.integers(1, MOST), min_size=2))
def test_more_errors_are_never_judged_better(counts: list[int]) -> None:
    verdicts = [with_errors(count) for count in sorted(counts)]
    assert never_better(verdicts)
    assert all(says_something(verdict) for verdict in verdicts)
