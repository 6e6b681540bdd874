"""Whether updates were installed lately."""

from __future__ import annotations

from diagnostics.checks.grading import rising
from diagnostics.facts import update_history
from diagnostics.model import CannotTell, Check, Facts, State, Threshold, Topic, Verdict
from diagnostics.text import Span, text

_DAY = 24 * 60 * 60

ATTENTION = Threshold(
    id="attention_days",
    default=35,
    low=1,
    high=365,
    source="Microsoft publishes monthly, at most 35 days apart: one month was missed",
)
PROBLEM = Threshold(
    id="problem_days",
    default=70,
    low=1,
    high=730,
    source="our own choice, because two months of Windows’ updates were missed by then",
)

_TITLES = {
    State.FINE: text("Updates were installed lately"),
    State.ATTENTION: text("No updates for some time"),
    State.PROBLEM: text("No updates for long"),
}


def judge(facts: Facts) -> Verdict:
    """Grade the days since an update of the system was last installed."""
    seconds = facts[update_history.FACT].installed_seconds
    if seconds is None:
        raise CannotTell(text("this computer has no record of an update"))
    state = rising(
        seconds,
        attention=facts.threshold(ATTENTION) * _DAY,
        problem=facts.threshold(PROBLEM) * _DAY,
    )
    sentence = text("The last updates were installed {span} ago.", span=Span(seconds))
    return Verdict(state=state, title=_TITLES[state], sentence=sentence)


CHECK = Check(
    id="last_update",
    topic=Topic.UPDATES,
    title=text("Last update"),
    needs=(update_history.FACT,),
    judge=judge,
    thresholds=(ATTENTION, PROBLEM),
)
