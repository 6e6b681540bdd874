"""Whether the system logged unusually many errors."""

from __future__ import annotations

from diagnostics.checks.grading import rising
from diagnostics.facts import system_log_errors
from diagnostics.facts.system_log_errors import MOST, SystemLogErrors
from diagnostics.model import Check, Facts, State, Threshold, Topic, Verdict
from diagnostics.text import Text, counted, text

_SOURCE = (
    "our own choice, because nobody published a norm and a healthy desktop logs some dozens a day"
)
ATTENTION = Threshold(
    id="attention_errors",
    default=100,
    low=1,
    high=MOST,
    source=_SOURCE,
)
PROBLEM = Threshold(
    id="problem_errors",
    default=1000,
    low=1,
    high=MOST,
    source=_SOURCE,
)

_TITLES = {
    State.FINE: text("Few errors in the system’s log"),
    State.ATTENTION: text("Many errors in the system’s log"),
    State.PROBLEM: text("Very many errors in the system’s log"),
}


def judge(facts: Facts) -> Verdict:
    """Judge by the errors of the last 24 hours."""
    log = facts[system_log_errors.FACT]
    state = rising(
        log.errors, attention=facts.threshold(ATTENTION), problem=facts.threshold(PROBLEM)
    )
    return Verdict(state=state, title=_TITLES[state], sentence=_sentence(log))


def _sentence(log: SystemLogErrors) -> Text:
    if not log.sources:
        return text("No errors in the last day.")
    most = log.sources[0].name
    if log.errors >= MOST:
        return text("{n} errors or more in the last day, most from {most}.", n=MOST, most=most)
    return counted(
        "{n} error in the last day, from {most}.",
        "{n} errors in the last day, most from {most}.",
        log.errors,
        most=most,
    )


CHECK = Check(
    id="system_log_errors",
    topic=Topic.SYSTEM,
    title=text("Errors in the system’s log"),
    needs=(system_log_errors.FACT,),
    judge=judge,
    thresholds=(ATTENTION, PROBLEM),
)
