"""Whether one program keeps the processor busy, as programs do that hang or run away."""

from __future__ import annotations

from diagnostics.facts import programs
from diagnostics.facts.programs import Program, Programs
from diagnostics.model import CannotTell, Check, Facts, State, Threshold, Topic, Verdict
from diagnostics.text import Share, Span, text

ATTENTION = Threshold(
    id="attention_cores",
    default=0.8,
    low=0.1,
    high=256,
    source="our own choice, because a program that hangs in a loop takes a whole core",
)
PROBLEM = Threshold(
    id="problem_ratio",
    default=0.9,
    low=0.1,
    high=1.0,
    source="our own choice, because all other programs share the last tenth",
)
LASTING = Threshold(
    id="lasting_seconds",
    default=60,
    high=86_400,
    source="our own choice, because a program that was just opened is busy for less than a minute",
)

_TITLES = {
    State.FINE: text("No program hogs the processor"),
    State.ATTENTION: text("A program keeps the processor busy"),
    State.PROBLEM: text("A program takes the whole processor"),
}


def judge(facts: Facts) -> Verdict:
    """Judge the busiest program, unless it has not worked for long enough to mean anything."""
    found = facts[programs.FACT]
    if not found.programs:
        raise CannotTell(text("no program can be seen"))
    busiest = max(found.programs, key=lambda program: program.busy_cores)
    state = _state(busiest, found, facts)
    return Verdict(
        state=state,
        title=_TITLES[state],
        sentence=text(
            "“{program}” is the busiest: it uses {share} of the processor, {span} in all so far.",
            program=busiest.name,
            share=Share(_part(busiest, found)),
            span=Span(busiest.processor_seconds),
        ),
    )


def _state(program: Program, found: Programs, facts: Facts) -> State:
    lasting = program.processor_seconds >= facts.threshold(LASTING)
    if not lasting or program.busy_cores < facts.threshold(ATTENTION):
        return State.FINE
    whole = _part(program, found) >= facts.threshold(PROBLEM)
    return State.PROBLEM if whole else State.ATTENTION


def _part(program: Program, found: Programs) -> float:
    return min(1.0, program.busy_cores / max(1, found.cores))


CHECK = Check(
    id="processor_hungry",
    topic=Topic.PROCESSOR,
    title=text("Programs and processor"),
    needs=(programs.FACT,),
    judge=judge,
    thresholds=(ATTENTION, PROBLEM, LASTING),
)
