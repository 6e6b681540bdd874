"""Whether the account itself is open, and stays so."""

from __future__ import annotations

from diagnostics.checks.grading import falling
from diagnostics.facts import account
from diagnostics.model import Check, Facts, State, Threshold, Topic, Verdict
from diagnostics.text import Span, text

_DAY = 24 * 60 * 60

ATTENTION = Threshold(
    id="attention_days",
    default=30,
    low=1,
    high=365,
    source="our own choice, because renewing a contract and its account takes weeks",
)
PROBLEM = Threshold(
    id="problem_days",
    default=7,
    low=0,
    high=365,
    source="our own choice, because IT needs some working days to extend an account",
)

_TITLES = {
    State.FINE: text("Account is open"),
    State.ATTENTION: text("Account ends before long"),
    State.PROBLEM: text("Account ends soon"),
}


def judge(facts: Facts) -> Verdict:
    """A locked account is a problem; one with a last day is graded by the days left."""
    mine = facts[account.FACT]
    if mine.locked:
        return Verdict(
            state=State.PROBLEM,
            title=text("Account is locked"),
            sentence=text(
                "Your account, {account}, is locked. IT can open it again.", account=mine.name
            ),
        )
    left = mine.account_expires_seconds
    soon = Span(facts.threshold(ATTENTION) * _DAY)
    if left is None:
        return Verdict(
            state=State.FINE,
            title=_TITLES[State.FINE],
            sentence=text("Your account is open and does not end within {span}.", span=soon),
        )
    state = falling(
        left, attention=facts.threshold(ATTENTION) * _DAY, problem=facts.threshold(PROBLEM) * _DAY
    )
    span = Span(max(0.0, left))
    sentence = text("Your account ends in {span}.", span=span)
    return Verdict(state=state, title=_TITLES[state], sentence=sentence)


CHECK = Check(
    id="account_state",
    topic=Topic.ACCOUNTS,
    title=text("Account"),
    needs=(account.FACT,),
    judge=judge,
    thresholds=(ATTENTION, PROBLEM),
)
