"""Whether a program will not start because it believes that it runs already."""

from __future__ import annotations

from diagnostics.facts import stale_locks
from diagnostics.model import Check, Facts, Measure, State, Topic, Verdict
from diagnostics.text import Text, counted, text


def judge(facts: Facts) -> Verdict:
    """Attention where one is blocked; what else was left behind programs clear up themselves."""
    found = facts[stale_locks.FACT]
    state = State.ATTENTION if found.blocked else State.FINE
    blocked, fine = text("A program may not start"), text("Programs can start")
    count = len(found.programs)
    return Verdict(
        state=state,
        title=blocked if found.blocked else fine,
        sentence=_blocked(found.blocked) if found.blocked else _left(count),
        measure=Measure(
            value=count,
            more_is_better=False,
            label=counted("{n} lock left behind", "{n} locks left behind", count),
        ),
    )


def _blocked(programs: tuple[str, ...]) -> Text:
    return counted(
        "{program} believes that it runs already, as it ended in a crash.",
        "{n} programs believe that they run already, {program} among them.",
        len(programs),
        program=programs[0],
    )


def _left(count: int) -> Text:
    return counted(
        "{n} program left a lock behind in a crash, and clears it up when it starts.",
        "{n} programs left a lock behind in a crash, and clear it up when they start.",
        count,
    )


CHECK = Check(
    id="stale_locks",
    topic=Topic.PROGRAMS,
    title=text("Locks of programs"),
    needs=(stale_locks.FACT,),
    judge=judge,
    fix="repair_program_start",
)
