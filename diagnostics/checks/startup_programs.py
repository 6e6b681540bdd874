"""Whether much starts by itself at sign-in."""

from __future__ import annotations

from diagnostics.checks.grading import rising
from diagnostics.facts import startup_programs
from diagnostics.model import Check, Facts, Measure, State, Threshold, Topic, Verdict
from diagnostics.text import Text, counted, text

ATTENTION = Threshold(
    id="attention_programs",
    default=8,
    low=1,
    high=1000,
    source="our own choice, because the mail, chat and file programs of an office are fewer",
)

_TITLES = {
    State.FINE: text("Little starts by itself"),
    State.ATTENTION: text("Much starts by itself"),
}


def judge(facts: Facts) -> Verdict:
    """Count those that the person may turn off."""
    names = facts[startup_programs.FACT].names
    state = rising(len(names), attention=facts.threshold(ATTENTION), problem=float("inf"))
    return Verdict(
        state=state,
        title=_TITLES[state],
        sentence=_sentence(len(names)),
        measure=Measure(
            value=len(names),
            more_is_better=False,
            label=counted("{n} program that starts", "{n} programs that start", len(names)),
        ),
    )


def _sentence(count: int) -> Text:
    return counted(
        "{n} program that could wait starts when you sign in.",
        "{n} programs that could wait start when you sign in.",
        count,
    )


CHECK = Check(
    id="startup_programs",
    topic=Topic.SYSTEM,
    title=text("Programs at sign-in"),
    needs=(startup_programs.FACT,),
    judge=judge,
    thresholds=(ATTENTION,),
    fix="startup_programs",
)
