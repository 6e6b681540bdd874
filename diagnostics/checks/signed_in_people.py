"""Whether others are signed in on this computer too."""

from __future__ import annotations

from diagnostics.facts import signed_in_people
from diagnostics.model import Check, Facts, State, Threshold, Topic, Verdict
from diagnostics.text import counted, text

ATTENTION = Threshold(
    id="attention_people",
    default=2,
    low=2,
    high=1000,
    source="our own choice, because a second person takes memory and loses work at a restart",
)


def judge(facts: Facts) -> Verdict:
    """Attention from two people on; who they are is not told here."""
    people = facts[signed_in_people.FACT].people
    several = people >= facts.threshold(ATTENTION)
    return Verdict(
        state=State.ATTENTION if several else State.FINE,
        title=text("Others are signed in too") if several else text("Nobody else is signed in"),
        sentence=counted(
            "{n} person is signed in on this computer.",
            "{n} people are signed in on this computer.",
            people,
        ),
    )


CHECK = Check(
    id="signed_in_people",
    topic=Topic.ACCOUNTS,
    title=text("People signed in"),
    needs=(signed_in_people.FACT,),
    judge=judge,
    thresholds=(ATTENTION,),
)
