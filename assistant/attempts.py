"""Attempts to create something at a desk that shows late what it took, as mail does.

The beginning of each is on disk before it, so that a crash leaves it behind; as long as the outcome
may be unknown, nothing is created again.
"""

from __future__ import annotations

from collections.abc import Callable
from math import ceil
from typing import Protocol, TypeVar

from assistant.desks.desk import DeskTrouble
from assistant.errors import Trouble
from assistant.outbox import Outbox
from diagnostics.text import counted, text

T = TypeVar("T")


class Attempt(Protocol):
    """A way of doing what must not be done twice."""

    def __call__(self, act: Callable[[], T]) -> T:
        """What `act` gives; raises DeskTrouble, also where it is too early."""


def at_once(act: Callable[[], T]) -> T:
    """Without a note, for who never sends the same again."""
    return act()


class Careful:
    """Does nothing as long as the desk may have it from an earlier attempt, also of another run.

    That is `settles` seconds from the beginning of that one; from now, where the clock was set
    back behind it.
    """

    def __init__(
        self, reference: str, outbox: Outbox, settles: float, now: Callable[[], float]
    ) -> None:
        self._reference = reference
        self._outbox = outbox
        self._settles = settles
        self._now = now

    def __call__(self, act: Callable[[], T]) -> T:
        """See `Attempt`."""
        if not self._settles:
            return act()
        self._hold_off()
        self._outbox.begun(self._reference, self._now())
        try:
            return act()
        except DeskTrouble as error:
            if not error.reached:
                self._outbox.begun(self._reference, None)
            raise

    def _hold_off(self) -> None:
        begun, now = self._outbox.begun_at(self._reference), self._now()
        if begun is None:
            return
        if begun > now:
            self._outbox.begun(self._reference, now)
        left = min(begun, now) + self._settles - now
        if left > 0:
            raise DeskTrouble(_perhaps_there(left))


def _perhaps_there(left: float) -> Trouble:
    return Trouble(
        title=text("It may have arrived already"),
        meaning=counted(
            "Sending was interrupted. Balie looks for it at the service desk for {n} minute more, "
            "and only then sends it again.",
            "Sending was interrupted. Balie looks for it at the service desk for {n} minutes more, "
            "and only then sends it again.",
            ceil(left / 60),
        ),
        next_step=text("You need not do anything. If it is urgent, call IT."),
    )
