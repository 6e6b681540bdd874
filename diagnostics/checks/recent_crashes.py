"""Whether programs crashed lately."""

from __future__ import annotations

from diagnostics.checks.grading import rising
from diagnostics.facts import recent_crashes
from diagnostics.model import Check, Facts, Measure, State, Threshold, Topic, Verdict
from diagnostics.text import counted, text

ATTENTION = Threshold(
    id="attention_crashes",
    default=3,
    low=1,
    high=1000,
    source="our own choice, because a program that crashes every other day costs work",
)
PROBLEM = Threshold(
    id="problem_crashes",
    default=15,
    low=1,
    high=10_000,
    source="our own choice, because that is more than two on each day of a week",
)

_TITLES = {
    State.FINE: text("Programs run well"),
    State.ATTENTION: text("Programs crashed"),
    State.PROBLEM: text("Programs crash often"),
}


def judge(facts: Facts) -> Verdict:
    """Count the crashes of a week, and name the program with most of them."""
    recent = facts[recent_crashes.FACT]
    crashes = recent.crashes
    state = rising(crashes, attention=facts.threshold(ATTENTION), problem=facts.threshold(PROBLEM))
    some = counted(
        "{n} crash in the last 7 days, of {program}.",
        "{n} crashes in the last 7 days, most of {program}.",
        crashes,
        program=recent.programs[0] if recent.programs else "",
    )
    return Verdict(
        state=state,
        title=_TITLES[state],
        sentence=some if recent.programs else text("No program crashed in the last 7 days."),
        measure=Measure(
            value=crashes,
            more_is_better=False,
            label=counted("{n} crash in 7 days", "{n} crashes in 7 days", crashes),
        ),
    )


CHECK = Check(
    id="recent_crashes",
    topic=Topic.SYSTEM,
    title=text("Crashes"),
    needs=(recent_crashes.FACT,),
    judge=judge,
    thresholds=(ATTENTION, PROBLEM),
)
