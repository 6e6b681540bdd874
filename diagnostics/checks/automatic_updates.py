"""Whether this computer keeps itself up to date."""

from __future__ import annotations

from diagnostics.facts import automatic_updates
from diagnostics.model import Check, Facts, State, Topic, Verdict
from diagnostics.text import text


def judge(facts: Facts) -> Verdict:
    """Attention where updates wait for somebody: CIS's benchmarks ask to install them unasked."""
    updates = facts[automatic_updates.FACT]
    if updates.installs:
        return Verdict(
            state=State.FINE,
            title=text("Updates install themselves"),
            sentence=text("{program} installs updates by itself.", program=updates.by),
        )
    return Verdict(
        state=State.ATTENTION,
        title=text("Updates do not install themselves"),
        sentence=text("{program} is not set to install updates by itself.", program=updates.by),
    )


CHECK = Check(
    id="automatic_updates",
    topic=Topic.UPDATES,
    title=text("Automatic updates"),
    needs=(automatic_updates.FACT,),
    judge=judge,
)
