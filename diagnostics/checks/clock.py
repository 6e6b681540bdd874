"""Whether the clock is right; signing in and secure pages fail where it is not."""

from __future__ import annotations

from diagnostics.checks.grading import rising
from diagnostics.facts import clock
from diagnostics.model import Check, Facts, State, Topic, Verdict
from diagnostics.text import Span, text

_TITLES = {
    State.FINE: text("Clock is right"),
    State.ATTENTION: text("Clock is a little off"),
    State.PROBLEM: text("Clock is wrong"),
}


def check(time_server: str | None) -> Check:
    """The check, made against the web server at the address `time_server`."""
    fact = clock.fact(time_server)

    def judge(facts: Facts) -> Verdict:
        """Attention from 30 s off, a problem from 5 minutes.

        Codes for signing in change every 30 s (RFC 6238); Kerberos, and so Windows domains, turn
        away clocks that are 5 minutes off (RFC 4120).
        """
        ahead = facts[fact].ahead_seconds
        state = rising(abs(ahead), attention=30, problem=300)
        span = Span(abs(ahead))
        late = text("The clock of this computer is {span} behind.", span=span)
        early = text("The clock of this computer is {span} ahead.", span=span)
        right = text("The clock of this computer is right to within {span}.", span=Span(30))
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
    )
