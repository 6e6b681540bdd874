"""Whether there is enough memory for what is open."""

from __future__ import annotations

from diagnostics.checks.grading import falling, rising, worst
from diagnostics.facts import memory_pressure
from diagnostics.facts.memory_pressure import Level
from diagnostics.model import Check, Facts, State, Threshold, Topic, Verdict
from diagnostics.text import Share, Size, Text, text

_EARLYOOM = "earlyoom(1): from 10 % left it ends programs gently, from 5 % by force"
_OOMD = "systemd-oomd: from 50 % it ends programs of a desktop, as Fedora and Ubuntu set it"
ATTENTION = Threshold(
    id="attention_ratio",
    default=0.10,
    high=0.5,
    source=_EARLYOOM,
)
PROBLEM = Threshold(
    id="problem_ratio",
    default=0.05,
    high=0.5,
    source=_EARLYOOM,
)
WAITING_ATTENTION = Threshold(
    id="waiting_attention_ratio",
    default=0.10,
    low=0.01,
    high=1.0,
    source="our own choice, because a wait of 6 s in a minute is felt",
)
WAITING_PROBLEM = Threshold(
    id="waiting_problem_ratio",
    default=0.50,
    low=0.01,
    high=1.0,
    source=_OOMD,
)

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
    """The worst of what is left, how long programs wait (Linux) and what macOS itself says."""
    memory = facts[memory_pressure.FACT]
    left = memory.available_bytes / max(1, memory.total_bytes)
    waiting = memory.stalled_ratio or 0.0
    waits = rising(
        waiting,
        attention=facts.threshold(WAITING_ATTENTION),
        problem=facts.threshold(WAITING_PROBLEM),
    )
    short = falling(left, attention=facts.threshold(ATTENTION), problem=facts.threshold(PROBLEM))
    state = worst(short, waits, _LEVELS[memory.level])
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
    thresholds=(ATTENTION, PROBLEM, WAITING_ATTENTION, WAITING_PROBLEM),
)
