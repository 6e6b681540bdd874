"""Whether settings keep the processor slower than it is."""

from __future__ import annotations

from diagnostics.checks.grading import falling
from diagnostics.facts import processor
from diagnostics.model import CannotTell, Check, Facts, State, Threshold, Topic, Verdict
from diagnostics.text import Share, text

ATTENTION = Threshold(
    id="attention_ratio",
    default=0.9,
    low=0.1,
    high=1.0,
    source="our own choice, because a tenth less speed is the least that is felt",
)
PROBLEM = Threshold(
    id="problem_ratio",
    default=0.5,
    low=0.1,
    high=1.0,
    source="our own choice, because everything takes twice as long",
)

_TITLES = {
    State.FINE: text("Processor may run at full speed"),
    State.ATTENTION: text("Processor is held back"),
    State.PROBLEM: text("Processor is held back much"),
}


def judge(facts: Facts) -> Verdict:
    """Judge the speed that it may reach against the one that it can."""
    found = facts[processor.FACT]
    if not found.top_mhz or found.allowed_mhz is None:
        raise CannotTell(text("this computer does not say how fast its processor may run"))
    part = min(1.0, found.allowed_mhz / found.top_mhz)
    state = falling(part, attention=facts.threshold(ATTENTION), problem=facts.threshold(PROBLEM))
    return Verdict(
        state=state,
        title=_TITLES[state],
        sentence=text("The processor may run at {share} of its speed.", share=Share(part)),
    )


CHECK = Check(
    id="processor_throttled",
    topic=Topic.PROCESSOR,
    title=text("Speed of the processor"),
    needs=(processor.FACT,),
    judge=judge,
    thresholds=(ATTENTION, PROBLEM),
)
