"""Whether this computer is up to date."""

from __future__ import annotations

from diagnostics.checks.grading import rising, worst
from diagnostics.facts import updates_pending
from diagnostics.facts.updates_pending import UpdatesPending
from diagnostics.model import Check, Facts, State, Threshold, Topic, Verdict
from diagnostics.text import Span, Text, counted, text

_DAY = 24 * 60 * 60


_ANY = "our own choice, because an update is there to be installed"
ATTENTION = Threshold(
    id="attention_updates",
    default=1,
    low=1,
    high=10_000,
    source=_ANY,
)
PROBLEM = Threshold(
    id="problem_updates",
    default=100,
    low=1,
    high=10_000,
    source="our own choice, because a month of a Linux desktop brings fewer than 100",
)
SECURITY_ATTENTION = Threshold(
    id="security_attention_updates",
    default=1,
    low=1,
    high=10_000,
    source=_ANY,
)
SECURITY_PROBLEM = Threshold(
    id="security_problem_updates",
    default=10,
    low=1,
    high=10_000,
    source="our own choice, because so many come together only when several weeks were missed",
)
NEWS_ATTENTION = Threshold(
    id="news_attention_days",
    default=14,
    low=1,
    high=365,
    source="the UK’s Cyber Essentials, “Security update management”: in force within 14 days",
)
NEWS_PROBLEM = Threshold(
    id="news_problem_days",
    default=35,
    low=1,
    high=365,
    source="Windows publishes every 35 days at most, so one update was missed for certain",
)

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
    """The worst of: updates that wait, those for security, and days without news of any."""
    updates = facts[updates_pending.FACT]
    number = facts.threshold
    waiting = worst(
        rising(updates.pending, attention=number(ATTENTION), problem=number(PROBLEM)),
        rising(
            updates.security or 0,
            attention=number(SECURITY_ATTENTION),
            problem=number(SECURITY_PROBLEM),
        ),
    )
    days = (updates.looked_seconds or 0) / _DAY
    stale = rising(days, attention=number(NEWS_ATTENTION), problem=number(NEWS_PROBLEM))
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
    fix="run_updates",
    thresholds=(
        ATTENTION,
        PROBLEM,
        SECURITY_ATTENTION,
        SECURITY_PROBLEM,
        NEWS_ATTENTION,
        NEWS_PROBLEM,
    ),
)
