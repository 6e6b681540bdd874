"""Work for more than the processor has is too much."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diagnostics.checks.processor_load import CHECK
from diagnostics.facts.processor_load import ProcessorLoad
from diagnostics.model import State, Verdict
from tests.support.judging import english, judge, never_better, says_something


def with_load(busy_cores: float, cores: int = 4) -> Verdict:
    return judge(CHECK, ProcessorLoad(busy_cores=busy_cores, cores=cores, over_seconds=300))


@pytest.mark.parametrize(
    ("busy_cores", "state"),
    [
        (0.0, State.FINE),
        (3.99, State.FINE),
        (4.0, State.ATTENTION),
        (7.99, State.ATTENTION),
        (8.0, State.PROBLEM),
    ],
)
def test_it_is_judged_by_the_number_of_cores(busy_cores: float, state: State) -> None:
    assert with_load(busy_cores).state is state


def test_the_sentence_says_how_much_and_over_how_long() -> None:
    assert english(with_load(6).sentence) == (
        "Over the last 300, programs asked for 1.5 of what the processor can do."
    )


@given(st.integers(0, 256), st.lists(st.floats(0, 1e6), min_size=2))
def test_more_work_is_never_judged_better(cores: int, loads: list[float]) -> None:
    verdicts = [with_load(load, cores) for load in sorted(loads)]
    assert never_better(verdicts)
    assert all(says_something(verdict) for verdict in verdicts)
