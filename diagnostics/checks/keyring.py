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
            sentence=text("0 places keep passwords here, so programs ask for them each time."),
        )
    if ring.locked:
        return Verdict(
            state=State.ATTENTION,
            title=text("Kept passwords are locked"),
            sentence=text("1 place keeps your passwords, but it waits for yours to open."),
        )
    return Verdict(
        state=State.FINE,
        title=text("Passwords can be kept"),
        sentence=text("Programs can keep your passwords in 1 safe place."),
    )


CHECK = Check(
    id="keyring",
    topic=Topic.ACCOUNTS,
    title=text("Kept passwords"),
    needs=(keyring.FACT,),
    judge=judge,
)
