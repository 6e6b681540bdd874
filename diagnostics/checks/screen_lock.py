"""Whether the screen locks by itself, and soon enough."""

from __future__ import annotations

from diagnostics.checks.grading import rising
from diagnostics.facts import screen_lock
from diagnostics.model import Check, Facts, State, Threshold, Topic, Verdict
from diagnostics.text import Span, Text, text

ATTENTION = Threshold(
    id="attention_seconds",
    default=901,
    low=30,
    high=36_000,
    source="the CIS benchmarks: a screen locks after 15 minutes (900 seconds) at the latest",
)
PROBLEM = Threshold(
    id="problem_seconds",
    default=3601,
    low=30,
    high=360_000,
    source="our own choice, because a lunch break takes an hour",
)

_TITLES = {
    State.FINE: text("Screen locks by itself"),
    State.ATTENTION: text("Screen locks late"),
    State.PROBLEM: text("Screen locks very late"),
}


def judge(facts: Facts) -> Verdict:
    """Grade how long the screen stays open; one that never locks by itself is a problem."""
    lock = facts[screen_lock.FACT]
    if not lock.locks:
        return Verdict(
            state=State.PROBLEM,
            title=text("Screen never locks by itself"),
            sentence=text(
                "Your screen never locks by itself. Let it lock after {span} at most.",
                span=Span(facts.threshold(ATTENTION)),
            ),
        )
    state = rising(
        lock.after_seconds or 0,
        attention=facts.threshold(ATTENTION),
        problem=facts.threshold(PROBLEM),
    )
    return Verdict(state=state, title=_TITLES[state], sentence=_sentence(lock.after_seconds))


def _sentence(seconds: float | None) -> Text:
    if seconds is None:
        return text("The screen of this {computer} locks by itself.", computer="Mac")
    return text("Your screen locks {span} after you leave.", span=Span(seconds))


CHECK = Check(
    id="screen_lock",
    topic=Topic.SECURITY,
    title=text("Screen lock"),
    needs=(screen_lock.FACT,),
    judge=judge,
    thresholds=(ATTENTION, PROBLEM),
)
