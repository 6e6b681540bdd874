"""Checks that an organisation declared, judged."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diagnostics.checks.own_command import Own, check
from diagnostics.facts.own_command import Answer, Reads, fact
from diagnostics.model import CannotTell, State, Topic, Verdict
from diagnostics.text import words
from tests.support.judging import english, judge, never_better

SAYS = {
    State.FINE: words("The VPN works."),
    State.PROBLEM: words({"en": "The VPN says: {value}.", "nl": "De VPN zegt: {value}."}),
}


def own(**more: Any) -> Own:
    command = fact("vpn", Topic.VPN, {}, Reads.EXIT_CODE, 1.0)
    given: dict[str, Any] = {"fact": command, "says": SAYS} | more
    return Own(id="vpn", topic=Topic.VPN, title=words("VPN"), **given)


def verdict(answer: Answer, **more: Any) -> Verdict:
    return judge(check(own(**more)), answer)


def cannot(answer: Answer, **more: Any) -> str:
    with pytest.raises(CannotTell) as caught:
        verdict(answer, **more)
    return english(caught.value.reason)


def test_fine_or_not_by_exit_code() -> None:
    assert verdict(Answer(fine=True, value="up")).state is State.FINE
    down = verdict(Answer(fine=False, value="no route"))
    assert (down.state, english(down.title)) == (State.PROBLEM, "VPN")
    assert english(down.sentence) == "The VPN says: no route."
    assert english(verdict(Answer(fine=True)).sentence) == "The VPN works."
    mild = {State.FINE: SAYS[State.FINE], State.ATTENTION: words("Renew in {value} days.")}
    assert verdict(Answer(fine=False, value="3"), says=mild).state is State.ATTENTION


def test_a_number_is_graded_either_way() -> None:
    says = {state: words("{value} days left.") for state in State}
    low: dict[str, Any] = {"says": says, "attention": 14, "problem": 7, "lower_is_worse": True}
    states = [verdict(Answer(value=float(days)), **low).state for days in (14, 13, 6)]
    assert states == [State.FINE, State.ATTENTION, State.PROBLEM]
    high: dict[str, Any] = {"says": says, "problem": 7}
    states = [verdict(Answer(value=float(days)), **high).state for days in (6, 7)]
    assert states == [State.FINE, State.PROBLEM]
    assert [t.id for t in check(own(**low)).thresholds] == ["attention", "problem"]


def test_what_has_no_sentence_or_no_value_is_never_fine() -> None:
    assert cannot(Answer(state=State.ATTENTION)) == (
        "your organisation gave no sentence for “attention”"
    )
    assert cannot(Answer(state=State.PROBLEM)) == "the command of your organisation said nothing"
    assert cannot(Answer(value="12"), attention=1.0) == (
        "the command of your organisation gave no number"
    )


@given(st.lists(st.floats(allow_nan=False), min_size=2), st.booleans())
def test_a_worse_number_is_never_judged_better(numbers: list[float], lower: bool) -> None:
    says = {state: words("{value}.") for state in State}
    ordered = sorted(numbers, reverse=lower)
    limits = {"attention": 3.0, "problem": 3.0}
    graded = [verdict(Answer(value=n), says=says, lower_is_worse=lower, **limits) for n in ordered]
    assert never_better(graded)
