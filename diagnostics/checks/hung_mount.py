"""Whether every network drive answers; one that does not freezes the programs that look at it."""

from __future__ import annotations

from diagnostics.facts import file_systems
from diagnostics.facts.file_systems.model import ANSWER_SECONDS
from diagnostics.model import Check, Facts, State, Topic, Verdict
from diagnostics.text import Span, counted, text


def judge(facts: Facts) -> Verdict:
    """Each that was asked must have answered; drives inside this computer need not be asked."""
    asked = [fs for fs in facts[file_systems.FACT].mounted if fs.answered is not None]
    hung = sorted({fs.kind for fs in asked if not fs.answered})
    count = sum(not fs.answered for fs in asked)
    if not count:
        return _fine(sum(fs.network for fs in asked))
    return Verdict(
        state=State.PROBLEM,
        title=text("Network drive does not answer"),
        sentence=counted(
            "{n} drive ({kinds}) did not answer within {span}; programs that use it freeze.",
            "{n} drives ({kinds}) did not answer within {span}; programs that use them freeze.",
            count,
            kinds=", ".join(hung),
            span=Span(ANSWER_SECONDS),
        ),
    )


def _fine(connected: int) -> Verdict:
    if not connected:
        sentence = text("{n} network drives are connected.", n=0)
        return Verdict(state=State.FINE, title=text("No network drives"), sentence=sentence)
    sentence = counted(
        "{n} network drive is connected, and it answers.",
        "{n} network drives are connected, and all of them answer.",
        connected,
    )
    return Verdict(state=State.FINE, title=text("Network drives answer"), sentence=sentence)


CHECK = Check(
    id="hung_mount",
    topic=Topic.STORAGE,
    title=text("Network drives"),
    needs=(file_systems.FACT,),
    judge=judge,
    fix="reconnect_drives",
)
