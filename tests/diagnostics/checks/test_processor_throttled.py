"""How far settings may hold a processor back."""

from __future__ import annotations

import pytest

from diagnostics.checks.processor_throttled import CHECK
from diagnostics.facts.processor import Processor
from diagnostics.model import CannotTell, State, Verdict
from tests.support.judging import english, judge, says_something


def allowed(mhz: float | None, top: float | None = 1000) -> Verdict:
    return judge(CHECK, Processor(model="", cores=1, threads=1, top_mhz=top, allowed_mhz=mhz))


@pytest.mark.parametrize(
    ("mhz", "state"),
    [
        (1100, State.FINE),
        (900, State.FINE),
        (899, State.ATTENTION),
        (500, State.ATTENTION),
        (499, State.PROBLEM),
    ],
)
def test_what_is_allowed_is_judged_against_what_it_can(mhz: float, state: State) -> None:
    verdict = allowed(mhz)
    assert verdict.state is state
    share = min(1.0, mhz / 1000)
    assert english(verdict.sentence) == f"The processor may run at {share} of its speed."
    assert says_something(verdict)


@pytest.mark.parametrize(("mhz", "top"), [(None, 1000), (1000, None), (1000, 0)])
def test_a_speed_that_is_not_told_is_not_called_full(mhz: float | None, top: float | None) -> None:
    with pytest.raises(CannotTell):
        allowed(mhz, top)
