"""Whether the computer is slow because it was told to save power it has plenty of."""

from __future__ import annotations

from diagnostics.facts import battery, power_profile
from diagnostics.facts.power_profile import Profile
from diagnostics.model import Check, Facts, State, Topic, Verdict
from diagnostics.text import text


def judge(facts: Facts) -> Verdict:
    """Saving power is worth being slower for on battery, and on mains it is not."""
    profile = facts[power_profile.FACT]
    saving = profile.profile is Profile.SAVING
    if saving and facts[battery.FACT].on_mains:
        return Verdict(
            state=State.ATTENTION,
            title=text("Computer saves power"),
            sentence=text(
                "It is plugged in, yet set to save power (“{name}”), which makes it slower.",
                name=profile.name,
            ),
        )
    saves = text("It runs on battery and saves power (“{name}”).", name=profile.name)
    runs = text("It is not set to save power (“{name}”).", name=profile.name)
    return Verdict(
        state=State.FINE, title=text("Power setting is fine"), sentence=saves if saving else runs
    )


CHECK = Check(
    id="power_profile",
    topic=Topic.POWER,
    title=text("Power setting"),
    needs=(power_profile.FACT, battery.FACT),
    judge=judge,
)
