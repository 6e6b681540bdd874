"""Whether programs can keep and find passwords."""

from __future__ import annotations

from diagnostics.facts import keyring
from diagnostics.model import Check, Facts, State, Topic, Verdict
from diagnostics.text import text


def judge(facts: Facts) -> Verdict:
    """Attention where it is missing or locked: programs then ask for passwords again and again."""
    ring = facts[keyring.FACT]
    if not ring.present:
        return Verdict(
            state=State.ATTENTION,
            title=text("Passwords cannot be kept"),
            sentence=text(
                "Programs do not find the {place} here, so they ask for passwords each time.",
                place=ring.name,
            ),
        )
    if ring.locked:
        return Verdict(
            state=State.ATTENTION,
            title=text("Kept passwords are locked"),
            sentence=text(
                "The {place} with your passwords is locked: programs ask for yours to open it.",
                place=ring.name,
            ),
        )
    return Verdict(
        state=State.FINE,
        title=text("Passwords can be kept"),
        sentence=text("Programs can keep your passwords in the {place}.", place=ring.name),
    )


CHECK = Check(
    id="keyring",
    topic=Topic.ACCOUNTS,
    title=text("Kept passwords"),
    needs=(keyring.FACT,),
    judge=judge,
)
