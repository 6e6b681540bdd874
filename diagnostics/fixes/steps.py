"""What fixes share that do one thing after the other: each timed, stopped between two."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import TypeVar

from diagnostics.model import Cancelled, Progress, StepDone
from diagnostics.system import Machine, ProgramMissing, ProgramTimedOut
from diagnostics.text import Text

T = TypeVar("T")

# What a step did: whether it worked, and a sentence.
Result = tuple[bool, Text]


def in_turn(
    things: Sequence[T],
    progress: Progress,
    *,
    title: Callable[[T], Text],
    act: Callable[[T], Result],
) -> tuple[tuple[StepDone, ...], bool]:
    """Act on each, with its title as what is being done; what was done, and whether it stopped."""
    done: list[StepDone] = []
    try:
        for number, thing in enumerate(things):
            progress.step(number / len(things), title(thing))
            done.append(timed(title(thing), lambda thing=thing: act(thing)))  # type: ignore[misc]
    except Cancelled:
        return tuple(done), True
    return tuple(done), False


def timed(title: Text, act: Callable[[], Result]) -> StepDone:
    """Do it, and tell how that went and how long it took."""
    started = time.monotonic()
    ok, detail = act()
    return StepDone(title=title, detail=detail, seconds=round(time.monotonic() - started, 1), ok=ok)


def worked(machine: Machine, *argv: str, limit: float = 10.0) -> bool:
    """Run a program; say whether it was there, ended in time and was content."""
    try:
        return machine.run(*argv, limit=limit).code == 0
    except (ProgramMissing, ProgramTimedOut):
        return False
