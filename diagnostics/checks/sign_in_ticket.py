"""Whether the organisation's services still know who this is."""

from __future__ import annotations

from diagnostics.checks.grading import falling
from diagnostics.facts import sign_in_ticket
from diagnostics.model import Check, Facts, State, Threshold, Topic, Verdict
from diagnostics.text import Span, text

ATTENTION = Threshold(
    id="attention_minutes",
    default=15,
    low=0,
    high=600,
    source="our own choice, because a meeting may lie between; tickets commonly last 10 hours",
)


def judge(facts: Facts) -> Verdict:
    """A ticket that is missing or over is a problem: shares and pages then ask for a password."""
    ticket = facts[sign_in_ticket.FACT]
    if not ticket.used:
        return Verdict(
            state=State.FINE,
            title=text("No sign-in ticket is needed"),
            sentence=text(
                "This computer uses no {kind} tickets to sign you in to services.",
                kind=ticket.kind,
            ),
        )
    left = ticket.expires_seconds
    if left is None or left <= 0:
        return Verdict(
            state=State.PROBLEM,
            title=text("You are signed out of services"),
            sentence=text(
                "Your sign-in ticket for {place} is missing or over. "
                "Lock your screen and open it again.",
                place=ticket.realm or ticket.kind,
            ),
        )
    state = falling(left, attention=facts.threshold(ATTENTION) * 60, problem=0)
    soon = text("Your sign-in ticket ends soon")
    return Verdict(
        state=state,
        title=text("You are signed in to services") if state is State.FINE else soon,
        sentence=text("Your sign-in ticket is good for {span}.", span=Span(left)),
    )


CHECK = Check(
    id="sign_in_ticket",
    topic=Topic.ACCOUNTS,
    title=text("Sign-in ticket"),
    needs=(sign_in_ticket.FACT,),
    judge=judge,
    thresholds=(ATTENTION,),
)
