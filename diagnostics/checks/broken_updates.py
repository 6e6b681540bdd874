"""Whether updates failed, or stopped half way."""

from __future__ import annotations

from diagnostics.checks.grading import rising
from diagnostics.facts import update_history
from diagnostics.model import Check, Facts, State, Threshold, Topic, Verdict
from diagnostics.text import Text, counted, text

ATTENTION = Threshold(
    id="attention_updates",
    default=1,
    low=1,
    high=100,
    source="our own choice, because one program that is half installed may not start",
)
PROBLEM = Threshold(
    id="problem_updates",
    default=5,
    low=1,
    high=1000,
    source="our own choice, because several at once mean that updating itself is broken",
)

_TITLES = {
    State.FINE: text("No update failed"),
    State.ATTENTION: text("An update failed"),
    State.PROBLEM: text("Several updates failed"),
}


def judge(facts: Facts) -> Verdict:
    """Count what failed; an installation that was cut off blocks every other one: a problem."""
    history = facts[update_history.FACT]
    if history.interrupted:
        return Verdict(
            state=State.PROBLEM,
            title=text("An update was cut off"),
            sentence=counted(
                "An update was cut off, and {n} program is not whole. IT must finish it.",
                "An update was cut off, and {n} programs are not whole. IT must finish it.",
                history.broken,
            ),
        )
    state = rising(
        history.broken, attention=facts.threshold(ATTENTION), problem=facts.threshold(PROBLEM)
    )
    return Verdict(
        state=state, title=_TITLES[state], sentence=_sentence(history.broken, history.names)
    )


def _sentence(broken: int, names: tuple[str, ...]) -> Text:
    if not names:
        return counted("{n} update failed.", "{n} updates failed.", broken)
    return counted(
        "{n} update failed: {name}.",
        "{n} updates failed, among them {name}.",
        broken,
        name=names[0],
    )


CHECK = Check(
    id="broken_updates",
    topic=Topic.UPDATES,
    title=text("Failed updates"),
    needs=(update_history.FACT,),
    judge=judge,
    thresholds=(ATTENTION, PROBLEM),
)
