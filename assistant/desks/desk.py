"""What every service desk can do, whichever product it is."""

from __future__ import annotations

from typing import Protocol

import msgspec

from assistant.errors import Troubled
from assistant.outbox import Parcel


class Receipt(msgspec.Struct, frozen=True):
    """The desk has the report; `number` is how the desk calls it, where it gives numbers."""

    number: str | None = None


class DeskTrouble(Troubled):
    """The desk could not take a report. Where `trouble.again` is False it never will."""


class Desk(Protocol):
    """A place that takes reports.

    Sending is always find, then create: `create` may have worked although it failed (a time-out,
    a crash), so nothing is created that can be found. Both raise DeskTrouble.
    """

    @property
    def place(self) -> str:
        """Where reports go, as the record of what was sent has it: a folder, an address."""

    def find(self, reference: str) -> Receipt | None:
        """The report with that reference, if the desk has it."""

    def create(self, parcel: Parcel) -> Receipt:
        """Give the desk a report that it does not have."""
