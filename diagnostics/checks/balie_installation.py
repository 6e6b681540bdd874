"""Whether Balie itself is well: a report must never be lost."""

from __future__ import annotations

from diagnostics.checks.grading import falling
from diagnostics.facts import balie_installation
from diagnostics.model import Check, Facts, State, Threshold, Topic, Verdict
from diagnostics.text import Size, text

ATTENTION = Threshold(
    id="attention_bytes",
    default=1e9,
    low=1e6,
    high=1e12,
    source="our own choice, because pictures and files of some dozens of reports come to that",
)
PROBLEM = Threshold(
    id="problem_bytes",
    default=50e6,
    low=1e6,
    high=1e12,
    source="our own choice, because one report with its pictures must still find room",
)

_TITLES = {
    State.FINE: text("Balie is well"),
    State.ATTENTION: text("Balie has little room"),
    State.PROBLEM: text("Balie has no room"),
}


def judge(facts: Facts) -> Verdict:
    """A damaged store, or no place to write, is a problem; else grade the room that is left."""
    balie = facts[balie_installation.FACT]
    if not balie.writable:
        return Verdict(
            state=State.PROBLEM,
            title=text("Balie cannot keep anything"),
            sentence=text("Balie {version} may not write in its folder.", version=balie.version),
        )
    if balie.store_whole is False:
        return Verdict(
            state=State.PROBLEM,
            title=text("What Balie keeps is damaged"),
            sentence=text("The file of Balie {version} is damaged.", version=balie.version),
        )
    state = falling(
        balie.free_bytes,
        attention=facts.threshold(ATTENTION),
        problem=facts.threshold(PROBLEM),
    )
    return Verdict(
        state=state,
        title=_TITLES[state],
        sentence=text(
            "Balie {version} keeps {size} and has room for {free} more.",
            version=balie.version,
            size=Size(balie.data_bytes),
            free=Size(balie.free_bytes),
        ),
    )


CHECK = Check(
    id="balie_installation",
    topic=Topic.BALIE,
    title=text("Balie itself"),
    needs=(balie_installation.FACT,),
    judge=judge,
    thresholds=(ATTENTION, PROBLEM),
)
