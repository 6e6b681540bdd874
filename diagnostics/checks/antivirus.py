"""Whether something looks for viruses, and knows the latest ones."""

from __future__ import annotations

from diagnostics.checks.grading import rising
from diagnostics.facts import antivirus
from diagnostics.facts.antivirus import Antivirus
from diagnostics.model import Check, Facts, State, Threshold, Topic, Verdict
from diagnostics.text import Span, Text, text

_DAY = 24 * 60 * 60

ATTENTION = Threshold(
    id="attention_days",
    default=30,
    low=1,
    high=365,
    source="our own choice, because Apple teaches XProtect every two or three weeks",
)

_NONE = text("No program looks for viruses")


def judge(facts: Facts) -> Verdict:
    """A problem where none runs and one should; attention where what it knows is old."""
    virus = facts[antivirus.FACT]
    if not virus.products:
        return _without(virus)
    days = facts.threshold(ATTENTION)
    aged = rising((virus.definitions_seconds or 0) / _DAY, attention=days, problem=float("inf"))
    if virus.current is False or aged is State.ATTENTION:
        return Verdict(
            state=State.ATTENTION,
            title=text("Protection from viruses is outdated"),
            sentence=_outdated(virus),
        )
    return Verdict(
        state=State.FINE,
        title=text("Protected from viruses"),
        sentence=text("{program} looks for viruses.", program=virus.products[0]),
    )


def _without(virus: Antivirus) -> Verdict:
    if virus.idle:
        sentence = text("{program} is installed, but does not run.", program=virus.idle[0])
        return Verdict(state=State.PROBLEM, title=_NONE, sentence=sentence)
    if virus.expected:
        sentence = text(
            "{system} knows of no program that looks for viruses here. IT should know.",
            system="Windows",
        )
        return Verdict(state=State.PROBLEM, title=_NONE, sentence=sentence)
    sentence = text(
        "None of {n} programs known to look for viruses runs here, as is common on this system.",
        n=antivirus.KNOWN,
    )
    return Verdict(state=State.FINE, title=_NONE, sentence=sentence)


def _outdated(virus: Antivirus) -> Text:
    name = virus.products[0]
    if virus.definitions_seconds is None:
        return text("{program} does not know the latest viruses.", program=name)
    span = Span(virus.definitions_seconds)
    return text("{program} last learnt of new viruses {span} ago.", program=name, span=span)


CHECK = Check(
    id="antivirus",
    topic=Topic.SECURITY,
    title=text("Protection from viruses"),
    needs=(antivirus.FACT,),
    judge=judge,
    thresholds=(ATTENTION,),
)
