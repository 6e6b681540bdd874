"""Programs should know where to print when nobody chose."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diagnostics.checks.default_printer import CHECK
from diagnostics.facts.print_queue import Printer, PrintQueue
from diagnostics.model import State
from tests.support.judging import english, judge, says_something


@pytest.mark.parametrize(
    ("printers", "state", "sentence"),
    [
        ((), State.FINE, "This computer has no printer, so none can be the default."),
        (
            (Printer(name="Office"),),
            State.ATTENTION,
            "There is 1 printer, but it is not the default. Choose it when you print.",
        ),
        (
            (Printer(name="Office"), Printer(name="Basement", stopped=True)),
            State.ATTENTION,
            "There are 2 printers, but none is the default. Choose one when you print.",
        ),
        (
            (Printer(name="Office", default=True, stopped=True),),
            State.ATTENTION,
            "Documents go to Office unless you choose another, and it is stopped.",
        ),
        (
            (Printer(name="Basement", stopped=True), Printer(name="Office", default=True)),
            State.FINE,
            "Documents go to Office unless you choose another.",
        ),
    ],
)
def test_every_way_it_can_be(printers: tuple[Printer, ...], state: State, sentence: str) -> None:
    verdict = judge(CHECK, PrintQueue(printers=printers, jobs=()))
    assert verdict.state is state
    assert english(verdict.sentence) == sentence
    assert verdict.measure is not None
    assert verdict.measure.value == len(printers)


@given(st.integers(1, 50), st.booleans(), st.booleans())
def test_something_is_always_said(count: int, stopped: bool, default: bool) -> None:
    last = Printer(name="Last", stopped=stopped, default=default)
    printers = (*[Printer(name="Other")] * (count - 1), last)
    assert says_something(judge(CHECK, PrintQueue(printers=printers, jobs=())))
