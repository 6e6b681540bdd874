"""Which documents are stuck, and when that is serious."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diagnostics.checks.print_queue import CHECK
from diagnostics.facts.print_queue import Job, Printer, PrintQueue
from diagnostics.model import State, Verdict
from tests.support.judging import english, judge, never_better, says_something

OFFICE = Printer(name="Office")
STOPPED = Printer(name="Basement", stopped=True)


def job(printer: str = "Office", minutes: float = 0.0) -> Job:
    return Job(printer=printer, waiting_seconds=minutes * 60, size_bytes=1024)


def with_queue(*jobs: Job, printers: tuple[Printer, ...] = (OFFICE, STOPPED)) -> Verdict:
    return judge(CHECK, PrintQueue(printers=printers, jobs=jobs))


@pytest.mark.parametrize(
    ("printers", "jobs", "state", "sentence"),
    [
        ((), (), State.FINE, "This computer has no printer, so nothing can be stuck."),
        ((OFFICE,), (), State.FINE, "0 documents are waiting, and none is stuck."),
        ((OFFICE,), (job(minutes=9.9),), State.FINE, "1 document is waiting, and none is stuck."),
        ((OFFICE,), (job(minutes=10),), State.ATTENTION, "1 document is stuck at Office."),
        (
            (OFFICE, STOPPED),
            (),
            State.ATTENTION,
            "Basement is stopped and prints nothing.",
        ),
        (
            (OFFICE, STOPPED),
            (job("Basement"), job("Office", minutes=60), job("Office")),
            State.ATTENTION,
            "2 documents are stuck, the oldest at Office.",
        ),
        (
            (STOPPED,),
            (job("Basement"),) * 4,
            State.ATTENTION,
            "4 documents are stuck, the oldest at Basement.",
        ),
        (
            (STOPPED,),
            (job("Basement"),) * 5,
            State.PROBLEM,
            "5 documents are stuck, the oldest at Basement.",
        ),
    ],
)
def test_every_way_it_can_be(
    printers: tuple[Printer, ...], jobs: tuple[Job, ...], state: State, sentence: str
) -> None:
    verdict = with_queue(*jobs, printers=printers)
    assert verdict.state is state
    assert english(verdict.sentence) == sentence


def test_the_measure_counts_what_a_fix_can_clear() -> None:
    jobs = (job("Basement"), job(minutes=60), job())
    measure = with_queue(*jobs).measure
    assert measure is not None
    assert measure.value == 2
    assert not measure.more_is_better
    assert PrintQueue(printers=(OFFICE, STOPPED), jobs=jobs).stuck() == list(jobs[:2])


@pytest.mark.parametrize("printers", [(OFFICE,), (STOPPED,)], ids=["fine", "stopped"])
def test_where_nothing_is_stuck_the_measure_is_zero(printers: tuple[Printer, ...]) -> None:
    measure = with_queue(printers=printers).measure
    assert measure is not None
    assert measure.value == 0


@given(st.lists(st.integers(0, 40), min_size=2))
def test_more_stuck_documents_are_never_judged_better(counts: list[int]) -> None:
    verdicts = [with_queue(*[job("Basement")] * count) for count in sorted(counts)]
    assert never_better(verdicts)
    assert all(says_something(verdict) for verdict in verdicts)
