"""What the fix needs of a place that updates come from; a system may have several."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

import msgspec

from diagnostics.system import Machine, Output, ProgramMissing, ProgramTimedOut
from diagnostics.text import Text

# An old computer with a month of updates takes an hour. What is not done then goes on by itself.
PATIENCE = 2 * 3600.0
# To find out what waits, some have to ask over the network.
LOOK = 30.0


class Waiting(msgspec.Struct, frozen=True, kw_only=True):
    """How many updates wait; `bytes` to download, None where that is not told."""

    count: int
    bytes: int | None = None


class Ended(StrEnum):
    """How it ended; HANDED_ON where the system's own window goes on with it."""

    INSTALLED = "installed"
    REFUSED = "refused"
    FAILED = "failed"
    HANDED_ON = "handed_on"


# Told where it is: from 0.0 to 1.0, and whether it can be stopped now, by raising Cancelled.
Tell = Callable[[float, bool], None]


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """A place that updates come from. `find` gives None where this computer has no such place.

    `install` raises Cancelled only where nothing was installed.
    """

    id: str
    title: Text
    find: Callable[[Machine], Waiting | None]
    install: Callable[[Machine, Tell], Ended]
    needs: Text | None = None


def ran(machine: Machine, *argv: str, limit: float) -> Output | None:
    """What a program said; None where it is not there or did not end."""
    try:
        return machine.run(*argv, limit=limit)
    except (ProgramMissing, ProgramTimedOut):
        return None
