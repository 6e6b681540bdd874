"""Whether a program empties the battery by keeping the computer awake."""

from __future__ import annotations

from diagnostics.facts import battery, sleep_blocked
from diagnostics.model import Check, Facts, State, Topic, Verdict
from diagnostics.text import text


def judge(facts: Facts) -> Verdict:
    """On battery a program that blocks sleep needs attention; on mains it is only told."""
    programs = facts[sleep_blocked.FACT].programs
    if not programs:
        sentence = text("{n} programs keep the computer from going to sleep.", n=0)
        return Verdict(state=State.FINE, title=text("Sleep is possible"), sentence=sentence)
    return Verdict(
        state=State.FINE if facts[battery.FACT].on_mains else State.ATTENTION,
        title=text("Sleep is held off"),
        sentence=text("“{programs}” keeps the computer awake.", programs=", ".join(programs)),
    )


CHECK = Check(
    id="sleep_blocked",
    topic=Topic.POWER,
    title=text("Going to sleep"),
    needs=(sleep_blocked.FACT, battery.FACT),
    judge=judge,
)
