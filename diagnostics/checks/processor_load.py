"""Whether there is more to do than the processor can do."""

from __future__ import annotations

from diagnostics.checks.grading import rising
from diagnostics.facts import processor_load
from diagnostics.model import Check, Facts, State, Threshold, Topic, Verdict
from diagnostics.text import Share, Span, text

ATTENTION = Threshold(
    id="attention_ratio",
    default=1.0,
    low=0.1,
    high=100,
    source="our own choice, because from 100 % on some work always waits",
)
PROBLEM = Threshold(
    id="problem_ratio",
    default=2.0,
    low=0.1,
    high=100,
    source="our own choice, because from 200 % on all work takes at least twice as long",
)

_TITLES = {
    State.FINE: text("Processor keeps up"),
    State.ATTENTION: text("Processor is very busy"),
    State.PROBLEM: text("Processor cannot keep up"),
}


def judge(facts: Facts) -> Verdict:
    """Judge by what programs ask for against what the processor can do at once."""
    load = facts[processor_load.FACT]
    share = load.busy_cores / max(1, load.cores)
    state = rising(share, attention=facts.threshold(ATTENTION), problem=facts.threshold(PROBLEM))
    return Verdict(
        state=state,
        title=_TITLES[state],
        sentence=text(
            "Over the last {span}, programs asked for {share} of what the processor can do.",
            share=Share(share),
            span=Span(load.over_seconds),
        ),
    )


CHECK = Check(
    id="processor_load",
    topic=Topic.PROCESSOR,
    title=text("Processor"),
    needs=(processor_load.FACT,),
    judge=judge,
    thresholds=(ATTENTION, PROBLEM),
)
