"""Whether the clock is right; signing in and secure pages fail where it is not."""

from __future__ import annotations

from diagnostics.checks.grading import rising
from diagnostics.facts import clock
from diagnostics.model import Check, Facts, State, Threshold, Topic, Verdict
from diagnostics.text import Span, text

ATTENTION = Threshold(
    id="attention_seconds",
    default=30,
    low=1,
    high=300,
    source="RFC 6238, section 5.2: codes for signing in change every 30 s",
)
PROBLEM = Threshold(
    id="problem_seconds",
    default=300,
    low=1,
    high=3600,
    source="RFC 4120, section 8.2: Kerberos, and so Windows domains, allow 5 minutes",
)

_TITLES = {
    State.FINE: text("Clock is right"),
    State.ATTENTION: text("Clock is a little off"),
    State.PROBLEM: text("Clock is wrong"),
}


def check(time_server: str | None) -> Check:
    """The check, made against the web server at the address `time_server`."""
    fact = clock.fact(time_server)

    def judge(facts: Facts) -> Verdict:
        ahead, attention = facts[fact].ahead_seconds, facts.threshold(ATTENTION)
        state = rising(abs(ahead), attention=attention, problem=facts.threshold(PROBLEM))
        span = Span(abs(ahead))
        late = text("The clock of this computer is {span} behind.", span=span)
        early = text("The clock of this computer is {span} ahead.", span=span)
        right = text("The clock of this computer is right to within {span}.", span=Span(attention))
        wrong = early if ahead > 0 else late
        return Verdict(
            state=state,
            title=_TITLES[state],
            sentence=right if state is State.FINE else wrong,
        )

    return Check(
        id="clock",
        topic=Topic.TIME,
        title=text("Clock"),
        needs=(fact,),
        judge=judge,
        fix="set_clock",
        thresholds=(ATTENTION, PROBLEM),
    )
