"""Whether this computer was restarted lately."""

from __future__ import annotations

from diagnostics.checks.grading import rising
from diagnostics.facts import uptime
from diagnostics.model import Check, Facts, State, Topic, Verdict
from diagnostics.text import Span, text

_DAY = 24 * 60 * 60

_TITLES = {
    State.FINE: text("Restarted lately"),
    State.ATTENTION: text("Restart is overdue"),
    State.PROBLEM: text("Restart is long overdue"),
}


def judge(facts: Facts) -> Verdict:
    """Attention from 14 days, a problem from 35 days.

    Security updates should be in force within 14 days (the UK's Cyber Essentials); 35 days is the
    longest time between two monthly updates of Windows, so one was missed for certain.
    """
    seconds = facts[uptime.FACT].uptime_seconds
    state = rising(seconds, attention=14 * _DAY, problem=35 * _DAY)
    return Verdict(
        state=state,
        title=_TITLES[state],
        sentence=text("Last restart {span} ago.", span=Span(seconds)),
    )


CHECK = Check(
    id="uptime",
    topic=Topic.UPDATES,
    title=text("Last restart"),
    needs=(uptime.FACT,),
    judge=judge,
)
