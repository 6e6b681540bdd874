"""Whether this computer is up to date."""

from __future__ import annotations

from diagnostics.checks.grading import rising, worst
from diagnostics.facts import updates_pending
from diagnostics.facts.updates_pending import UpdatesPending
from diagnostics.model import Check, Facts, State, Topic, Verdict
from diagnostics.text import Span, Text, counted, text

_DAY = 24 * 60 * 60

_TITLES = {
    State.FINE: text("Up to date"),
    State.ATTENTION: text("Updates are waiting"),
    State.PROBLEM: text("Many updates are waiting"),
}
_STALE_TITLES = {
    State.ATTENTION: text("No news of updates lately"),
    State.PROBLEM: text("No news of updates for long"),
}


def judge(facts: Facts) -> Verdict:
    """The worst of: updates (1 or more, 100), security updates (1, 10), days without news (14, 35).

    Each is given as attention, problem. Security updates should be in force within 14 days (the
    UK's Cyber Essentials), and Windows, the slowest, publishes every 35 days at most. How many
    are many is our own choice: one month of a Linux desktop brings fewer than 100.
    """
    updates = facts[updates_pending.FACT]
    waiting = worst(
        rising(updates.pending, attention=1, problem=100),
        rising(updates.security or 0, attention=1, problem=10),
    )
    stale = rising(updates.looked_seconds or 0, attention=14 * _DAY, problem=35 * _DAY)
    state = worst(waiting, stale)
    if state is waiting:
        return Verdict(state=state, title=_TITLES[state], sentence=_waiting(updates))
    span = Span(updates.looked_seconds or 0)
    sentence = text("This computer last heard of updates {span} ago.", span=span)
    return Verdict(state=state, title=_STALE_TITLES[state], sentence=sentence)


def _waiting(updates: UpdatesPending) -> Text:
    if not updates.security:
        return counted("{n} update is waiting.", "{n} updates are waiting.", updates.pending)
    return counted(
        "{n} update is waiting, and it is for security.",
        "{n} updates are waiting, {security} of them for security.",
        updates.pending,
        security=updates.security,
    )


CHECK = Check(
    id="updates_pending",
    topic=Topic.UPDATES,
    title=text("Updates"),
    needs=(updates_pending.FACT,),
    judge=judge,
)
