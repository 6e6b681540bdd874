"""Whether installed updates wait for a restart."""

from __future__ import annotations

from diagnostics.facts import restart_pending, uptime
from diagnostics.facts.restart_pending import RestartPending
from diagnostics.model import Check, Facts, State, Threshold, Topic, Verdict
from diagnostics.text import Span, Text, text

_DAY = 24 * 60 * 60

PROBLEM = Threshold(
    id="problem_days",
    default=14,
    low=0,
    high=365,
    source="the UK’s Cyber Essentials: security updates should be in force within 14 days",
)

_TITLES = {
    State.ATTENTION: text("Restart to finish updates"),
    State.PROBLEM: text("Updates have waited long for a restart"),
}


def judge(facts: Facts) -> Verdict:
    """Attention where a restart is asked for, a problem where the last was long ago."""
    span = Span(facts[uptime.FACT].uptime_seconds)
    restart = facts[restart_pending.FACT]
    if not restart.pending:
        return Verdict(
            state=State.FINE,
            title=text("No restart needed"),
            sentence=text("No update waits for a restart. Last restart {span} ago.", span=span),
        )
    late = span.seconds >= facts.threshold(PROBLEM) * _DAY
    state = State.PROBLEM if late else State.ATTENTION
    return Verdict(state=state, title=_TITLES[state], sentence=_sentence(restart, span))


def _sentence(restart: RestartPending, span: Span) -> Text:
    if not restart.because:
        return text("Updates wait for a restart. Last restart {span} ago.", span=span)
    return text(
        "The update of {name} waits for a restart. Last restart {span} ago.",
        name=restart.because[0],
        span=span,
    )


CHECK = Check(
    id="restart_pending",
    topic=Topic.UPDATES,
    title=text("Restart for updates"),
    needs=(restart_pending.FACT, uptime.FACT),
    judge=judge,
    fix="restart",
    thresholds=(PROBLEM,),
)
