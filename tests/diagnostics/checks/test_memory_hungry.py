"""One program that takes most of the memory."""

from __future__ import annotations

import pytest

from diagnostics.checks.memory_hungry import CHECK
from diagnostics.facts.programs import Program, Programs
from diagnostics.model import CannotTell, State, Verdict
from tests.support.judging import english, judge, never_better, says_something


def taking(*memory: int) -> Verdict:
    programs = tuple(
        Program(
            name=f"program {n}", processes=1, memory_bytes=m, busy_cores=0.0, processor_seconds=0.0
        )
        for n, m in enumerate(memory)
    )
    found = Programs(programs=programs, memory_bytes=1000, cores=2, over_seconds=0.4)
    return judge(CHECK, found)


@pytest.mark.parametrize(
    ("memory", "state"),
    [(499, State.FINE), (500, State.ATTENTION), (749, State.ATTENTION), (750, State.PROBLEM)],
)
def test_the_largest_program_is_judged_and_named(memory: int, state: State) -> None:
    verdict = taking(10, memory)
    assert verdict.state is state
    assert english(verdict.sentence).startswith(f"“program 1” takes the most: {memory},")


def test_more_is_never_better() -> None:
    verdicts = [taking(memory) for memory in range(0, 1100, 50)]
    assert never_better(verdicts)
    assert all(says_something(verdict) for verdict in verdicts)


def test_where_no_program_is_seen_nothing_is_called_fine() -> None:
    with pytest.raises(CannotTell):
        taking()
