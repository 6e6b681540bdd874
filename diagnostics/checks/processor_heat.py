"""Whether the processor is too hot, and slower for that."""

from __future__ import annotations

from diagnostics.checks.grading import falling, rising, worst
from diagnostics.facts import processor_heat
from diagnostics.facts.processor_heat import ProcessorHeat
from diagnostics.model import Check, Facts, State, Threshold, Topic, Verdict
from diagnostics.text import Share, Text, text

HOT = Threshold(
    id="attention_celsius",
    default=90,
    low=40,
    high=120,
    source="Intel and AMD: processors of laptops slow themselves down from 95 to 100 °C on",
)
CRITICAL = Threshold(
    id="problem_celsius",
    default=98,
    low=40,
    high=130,
    source="Intel and AMD: processors of laptops slow themselves down from 95 to 100 °C on",
)
SLOWED = Threshold(
    id="slowed_ratio",
    default=0.02,
    low=0.001,
    high=1.0,
    source="our own choice, because that is ten minutes of a working day",
)
LEFT = Threshold(
    id="left_ratio",
    default=0.9,
    low=0.1,
    high=1.0,
    source="our own choice, because a tenth less speed is the least that is felt",
)

_TITLES = {
    State.FINE: text("Processor is cool enough"),
    State.ATTENTION: text("Processor is hot"),
    State.PROBLEM: text("Processor is too hot"),
}


def judge(facts: Facts) -> Verdict:
    """Judge by its heat, by the time for which that slowed it down, and by the speed left to it."""
    heat = facts[processor_heat.FACT]
    warm = _warmth(heat, facts)
    slowed = State.ATTENTION if _was_slowed(heat, facts) else State.FINE
    left = 1.0 if heat.limit_ratio is None else heat.limit_ratio
    limited = falling(left, attention=facts.threshold(LEFT), problem=facts.threshold(LEFT) / 2)
    state = worst(warm, slowed, limited)
    return Verdict(state=state, title=_TITLES[state], sentence=_sentence(heat, warm, slowed))


def _warmth(heat: ProcessorHeat, facts: Facts) -> State:
    if heat.celsius is None:
        return State.FINE
    # One that is made to get hotter, or must stay cooler, says so.
    critical = heat.critical_celsius or facts.threshold(CRITICAL)
    problem = min(critical, facts.threshold(CRITICAL))
    attention = min(facts.threshold(HOT), problem)
    return rising(heat.celsius, attention=attention, problem=problem)


def _was_slowed(heat: ProcessorHeat, facts: Facts) -> bool:
    return (heat.slowed_ratio or 0.0) >= facts.threshold(SLOWED)


def _sentence(heat: ProcessorHeat, warm: State, slowed: State) -> Text:
    if warm is State.FINE and slowed is State.FINE and heat.limit_ratio is not None:
        left = Share(heat.limit_ratio)
        return text("Heat leaves the processor {share} of its speed.", share=left)
    if heat.celsius is not None and (warm is not State.FINE or slowed is State.FINE):
        return text("The processor is at {degrees} °C.", degrees=round(heat.celsius))
    return text(
        "Since the last restart, heat slowed the processor down {share} of the time.",
        share=Share(heat.slowed_ratio or 0.0),
    )


CHECK = Check(
    id="processor_heat",
    topic=Topic.PROCESSOR,
    title=text("Heat of the processor"),
    needs=(processor_heat.FACT,),
    judge=judge,
    thresholds=(HOT, CRITICAL, SLOWED, LEFT),
)
