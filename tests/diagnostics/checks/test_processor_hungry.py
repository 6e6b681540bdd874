"""One program that keeps the processor busy."""

from __future__ import annotations

import pytest

from diagnostics.checks.processor_hungry import CHECK
from diagnostics.facts.programs import Program, Programs
from diagnostics.model import CannotTell, State, Verdict
from tests.support.judging import english, judge, never_better, says_something


def busy(*cores: float, seconds: float = 600.0) -> Verdict:
    programs = tuple(
        Program(
            name=f"program {n}",
            processes=1,
            memory_bytes=0,
            busy_cores=b,
            processor_seconds=seconds,
        )
        for n, b in enumerate(cores)
    )
    found = Programs(programs=programs, memory_bytes=1000, cores=4, over_seconds=0.4)
    return judge(CHECK, found)


@pytest.mark.parametrize(
    ("cores", "seconds", "state"),
    [
        (0.79, 600, State.FINE),
        (0.8, 600, State.ATTENTION),
        (0.8, 59, State.FINE),
        (4.0, 59, State.FINE),
        (0.8, 60, State.ATTENTION),
        (3.59, 600, State.ATTENTION),
        (3.6, 600, State.PROBLEM),
    ],
)
def test_the_busiest_program_is_judged_and_named(
    cores: float, seconds: float, state: State
) -> None:
    verdict = busy(0.1, cores, seconds=seconds)
    assert verdict.state is state
    assert "“program 1” is the busiest" in english(verdict.sentence)


def test_busier_is_never_better() -> None:
    verdicts = [busy(tenths / 10) for tenths in range(50)]
    assert never_better(verdicts)
    assert all(says_something(verdict) for verdict in verdicts)


def test_where_no_program_is_seen_nothing_is_called_fine() -> None:
    with pytest.raises(CannotTell):
        busy()
