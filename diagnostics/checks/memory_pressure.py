"""Whether there is enough memory for what is open."""

from __future__ import annotations

from diagnostics.checks.grading import falling, rising, worst
from diagnostics.facts import memory_pressure
from diagnostics.facts.memory_pressure import Level
from diagnostics.model import Check, Facts, State, Topic, Verdict
from diagnostics.text import Share, Size, Text, text

_TITLES = {
    State.FINE: text("Enough memory"),
    State.ATTENTION: text("Memory is getting short"),
    State.PROBLEM: text("Memory almost full"),
}
_LEVELS = {
    None: State.FINE,
    Level.NORMAL: State.FINE,
    Level.WARNING: State.ATTENTION,
    Level.CRITICAL: State.PROBLEM,
}


def judge(facts: Facts) -> Verdict:
    """The worst of what is left, how long programs wait (Linux) and what macOS itself says.

    Left: attention below 10 %, a problem below 5 % (where earlyoom starts to end programs, gently
    and by force). Waiting: attention from 10 % of the last minute, a problem from 50 % (where
    systemd-oomd ends programs of a desktop session, as Fedora and Ubuntu set it).
    """
    memory = facts[memory_pressure.FACT]
    left = memory.available_bytes / max(1, memory.total_bytes)
    waiting = memory.stalled_ratio or 0.0
    waits = rising(waiting, attention=0.10, problem=0.50)
    state = worst(falling(left, attention=0.10, problem=0.05), waits, _LEVELS[memory.level])
    return Verdict(
        state=state,
        title=_TITLES[state],
        sentence=_sentence(memory, waiting if waits is not State.FINE else 0.0),
    )


def _sentence(memory: memory_pressure.MemoryPressure, waiting: float) -> Text:
    free, total = Size(memory.available_bytes), Size(memory.total_bytes)
    if waiting:
        return text(
            "Programs waited for memory {share} of the last minute; {free} of {total} left.",
            share=Share(waiting),
            free=free,
            total=total,
        )
    return text("{free} of {total} of memory left.", free=free, total=total)


CHECK = Check(
    id="memory_pressure",
    topic=Topic.MEMORY,
    title=text("Memory"),
    needs=(memory_pressure.FACT,),
    judge=judge,
)
