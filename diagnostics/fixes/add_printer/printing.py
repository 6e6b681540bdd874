"""What the fix needs of a print system; each system has one."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, auto

import msgspec

from diagnostics.model import OfficePrinter
from diagnostics.system import Machine


class Added(Enum):
    """What came of adding a printer."""

    YES = auto()
    REFUSED = auto()
    NO_ANSWER = auto()


class Queue(msgspec.Struct, frozen=True, kw_only=True):
    """A printer that was not there before, to be removed again: its name, and where it leads."""

    name: str
    leads_to: str


class Printing(msgspec.Struct, frozen=True, kw_only=True):
    """The ways into a print system.

    `queue` says what a printer would be called here, None where it cannot be had. `names` are
    those that are there; it raises CannotTell. `remove` takes back only what leads where it says.
    """

    queue: Callable[[OfficePrinter], Queue | None]
    names: Callable[[Machine], frozenset[str]]
    add: Callable[[Machine, OfficePrinter], Added]
    remove: Callable[[Machine, Queue], bool]
