"""Whether installed updates wait for a restart."""

from __future__ import annotations

from diagnostics.facts import restart_pending, uptime
from diagnostics.model import Check, Facts, State, Topic, Verdict
from diagnostics.text import Span, text

_DAY = 24 * 60 * 60

_TITLES = {
    State.ATTENTION: text("Restart to finish updates"),
    State.PROBLEM: text("Updates have waited long for a restart"),
}


def judge(facts: Facts) -> Verdict:
    """Attention where a restart is asked for, a problem where the last was 14 days ago or more.

    Security updates should be in force within 14 days (the UK's Cyber Essentials).
    """
    span = Span(facts[uptime.FACT].uptime_seconds)
    if not facts[restart_pending.FACT].pending:
        return Verdict(
            state=State.FINE,
            title=text("No restart needed"),
            sentence=text("No update waits for a restart. Last restart {span} ago.", span=span),
        )
    state = State.PROBLEM if span.seconds >= 14 * _DAY else State.ATTENTION
    return Verdict(
        state=state,
        title=_TITLES[state],
        sentence=text("Updates wait for a restart. Last restart {span} ago.", span=span),
    )


CHECK = Check(
    id="restart_pending",
    topic=Topic.UPDATES,
    title=text("Restart for updates"),
    needs=(restart_pending.FACT, uptime.FACT),
    judge=judge,
)
