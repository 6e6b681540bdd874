"""Whether this person works with more rights than the work needs."""

from __future__ import annotations

from diagnostics.facts import administrator_rights
from diagnostics.model import Check, Facts, State, Topic, Verdict
from diagnostics.text import text


def judge(facts: Facts) -> Verdict:
    """Attention where every program runs as administrator: Microsoft, Apple and CIS advise against.

    Being allowed to become one, after a question, is how all three systems are delivered.
    """
    rights = facts[administrator_rights.FACT]
    if rights.always:
        return Verdict(
            state=State.ATTENTION,
            title=text("Working as administrator"),
            sentence=text("100 % of your programs run with an administrator’s rights."),
        )
    if rights.may:
        sentence = text("The group {group} lets you become administrator.", group=rights.by)
        return Verdict(state=State.FINE, title=text("You may administer"), sentence=sentence)
    return Verdict(
        state=State.FINE,
        title=text("You are no administrator"),
        sentence=text("Your account is in 0 groups of administrators."),
    )


CHECK = Check(
    id="administrator_rights",
    topic=Topic.SECURITY,
    title=text("Administrator rights"),
    needs=(administrator_rights.FACT,),
    judge=judge,
)
