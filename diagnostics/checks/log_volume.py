"""Whether logs fill the disk."""

from __future__ import annotations

from diagnostics.checks.grading import rising
from diagnostics.facts import log_volume
from diagnostics.model import Check, Facts, Measure, State, Threshold, Topic, Verdict
from diagnostics.text import Size, text

ATTENTION = Threshold(
    id="attention_bytes",
    default=5e9,
    low=1e6,
    high=1e12,
    source="journald.conf(5): systemd’s own log takes 4 GB at most, and others are smaller",
)
PROBLEM = Threshold(
    id="problem_bytes",
    default=25e9,
    low=1e6,
    high=1e13,
    source="our own choice, because only a program that logs without end comes to that",
)

_TITLES = {
    State.FINE: text("Logs are small"),
    State.ATTENTION: text("Logs are large"),
    State.PROBLEM: text("Logs fill the disk"),
}


def judge(facts: Facts) -> Verdict:
    """Grade what all logs take together, and name the largest."""
    logs = facts[log_volume.FACT]
    state = rising(
        logs.total_bytes, attention=facts.threshold(ATTENTION), problem=facts.threshold(PROBLEM)
    )
    size = Size(logs.total_bytes)
    small = text("The system’s logs take {size}.", size=size)
    large = text("The system’s logs take {size}, most of it {name}.", size=size, name=logs.largest)
    return Verdict(
        state=state,
        title=_TITLES[state],
        sentence=small if state is State.FINE else large,
        measure=Measure(
            value=logs.total_bytes,
            more_is_better=False,
            noise=50_000_000,
            label=text("{size} of logs", size=size),
        ),
    )


CHECK = Check(
    id="log_volume",
    topic=Topic.SYSTEM,
    title=text("Room that logs take"),
    needs=(log_volume.FACT,),
    judge=judge,
    thresholds=(ATTENTION, PROBLEM),
)
