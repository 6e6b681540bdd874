"""Whether this computer starts quickly."""

from __future__ import annotations

from diagnostics.checks.grading import rising
from diagnostics.facts import startup_time
from diagnostics.model import Check, Facts, Measure, State, Threshold, Topic, Verdict
from diagnostics.text import Span, text

ATTENTION = Threshold(
    id="attention_seconds",
    default=90,
    low=10,
    high=3600,
    source="our own choice, because systemd gives up on a single service after 90 seconds",
)
PROBLEM = Threshold(
    id="problem_seconds",
    default=300,
    low=10,
    high=7200,
    source="our own choice, because nobody waits five minutes without calling",
)

_TITLES = {
    State.FINE: text("Starts quickly"),
    State.ATTENTION: text("Starts slowly"),
    State.PROBLEM: text("Starts very slowly"),
}


def judge(facts: Facts) -> Verdict:
    """Grade the time that the last start took."""
    seconds = facts[startup_time.FACT].total_seconds
    state = rising(seconds, attention=facts.threshold(ATTENTION), problem=facts.threshold(PROBLEM))
    span = Span(seconds)
    return Verdict(
        state=state,
        title=_TITLES[state],
        sentence=text("The last start took {span}.", span=span),
        measure=Measure(
            value=seconds, more_is_better=False, noise=5.0, label=text("{span} to start", span=span)
        ),
    )


CHECK = Check(
    id="startup_time",
    topic=Topic.SYSTEM,
    title=text("Start"),
    needs=(startup_time.FACT,),
    judge=judge,
    thresholds=(ATTENTION, PROBLEM),
    fix="startup_programs",
)
