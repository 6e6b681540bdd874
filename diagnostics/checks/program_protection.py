"""Whether the system keeps programs in check."""

from __future__ import annotations

from diagnostics.facts import program_protection
from diagnostics.model import Check, Facts, State, Topic, Verdict
from diagnostics.text import text


def judge(facts: Facts) -> Verdict:
    """Attention where it is off: every system is delivered with it on, and CIS asks for it."""
    protection = facts[program_protection.FACT]
    if protection.on:
        return Verdict(
            state=State.FINE,
            title=text("Programs are kept in check"),
            sentence=text("{program} keeps programs in check.", program=protection.by),
        )
    return Verdict(
        state=State.ATTENTION,
        title=text("Programs are not kept in check"),
        sentence=text("{program}, which keeps programs in check, is off.", program=protection.by),
    )


CHECK = Check(
    id="program_protection",
    topic=Topic.SECURITY,
    title=text("Programs kept in check"),
    needs=(program_protection.FACT,),
    judge=judge,
)
