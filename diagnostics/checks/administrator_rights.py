"""Whether this person works with more rights than the work needs."""

from __future__ import annotations

from diagnostics.facts import administrator_rights
from diagnostics.model import Check, Facts, State, Topic, Verdict
from diagnostics.text import counted, text


def judge(facts: Facts) -> Verdict:
    """Attention where every program runs as administrator: Microsoft, Apple and CIS advise against.

    Being allowed to become one, after a question, is how all three systems are delivered.
    """
    rights = facts[administrator_rights.FACT]
    if rights.always:
        return Verdict(
            state=State.ATTENTION,
            title=text("Working as administrator"),
            sentence=text(
                "You work as {account}: all your programs run with an administrator’s rights.",
                account=rights.account,
            ),
        )
    if rights.may:
        sentence = text("The group {group} lets you become administrator.", group=rights.by)
        return Verdict(state=State.FINE, title=text("You may administer"), sentence=sentence)
    return Verdict(
        state=State.FINE,
        title=text("You are no administrator"),
        sentence=counted(
            "Your account is in {n} group, which makes you no administrator.",
            "Your account is in {n} groups; none of them makes you an administrator.",
            rights.groups,
        ),
    )


CHECK = Check(
    id="administrator_rights",
    topic=Topic.SECURITY,
    title=text("Administrator rights"),
    needs=(administrator_rights.FACT,),
    judge=judge,
)
