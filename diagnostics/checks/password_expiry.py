"""Whether the password runs out soon."""

from __future__ import annotations

from diagnostics.checks.grading import falling
from diagnostics.facts import account
from diagnostics.model import Check, Facts, State, Threshold, Topic, Verdict
from diagnostics.text import Span, Text, text

_DAY = 24 * 60 * 60

ATTENTION = Threshold(
    id="attention_days",
    default=14,
    low=1,
    high=90,
    source="our own choice, because people are away for two weeks at a time",
)
PROBLEM = Threshold(
    id="problem_days",
    default=5,
    low=0,
    high=90,
    source="Windows asks to change a password 5 days before it expires (its policy’s default)",
)

_TITLES = {
    State.FINE: text("Password is good for long"),
    State.ATTENTION: text("Password expires before long"),
    State.PROBLEM: text("Password expires soon"),
}


def judge(facts: Facts) -> Verdict:
    """Grade the days left; a password that must be changed already is a problem."""
    mine = facts[account.FACT]
    left = mine.password_expires_seconds
    if mine.must_change or (left is not None and left <= 0):
        return Verdict(
            state=State.PROBLEM,
            title=text("Password must be changed"),
            sentence=_over(mine),
        )
    if left is None:
        return Verdict(
            state=State.FINE,
            title=text("Password does not expire"),
            sentence=_aged(mine, Span(facts.threshold(ATTENTION) * _DAY)),
        )
    state = falling(
        left, attention=facts.threshold(ATTENTION) * _DAY, problem=facts.threshold(PROBLEM) * _DAY
    )
    return Verdict(
        state=state,
        title=_TITLES[state],
        sentence=text("Your password expires in {span}.", span=Span(left)),
    )


def _over(mine: account.Account) -> Text:
    left = mine.password_expires_seconds
    if left is not None and left < 0:
        ago = Span(-left)
        return text("Your password expired {span} ago. Change it before you sign out.", span=ago)
    return text(
        "The password of {account} is over. Change it before you sign out.", account=mine.name
    )


def _aged(mine: account.Account, soon: Span) -> Text:
    if mine.password_age_seconds is None:
        return text("Your password does not expire within {span}, nor later.", span=soon)
    age = Span(mine.password_age_seconds)
    return text("Your password never expires. You chose it {span} ago.", span=age)


CHECK = Check(
    id="password_expiry",
    topic=Topic.ACCOUNTS,
    title=text("Password"),
    needs=(account.FACT,),
    judge=judge,
    thresholds=(ATTENTION, PROBLEM),
)
