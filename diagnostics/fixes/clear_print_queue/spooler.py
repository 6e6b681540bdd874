"""What the fix needs of a print system; each system has one."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from diagnostics.system import Machine


class Stuck(msgspec.Struct, frozen=True, kw_only=True):
    """What is stuck: ids of the person's own documents, and names of stopped printers."""

    jobs: tuple[str, ...] = ()
    printers: tuple[str, ...] = ()


class Spooler(msgspec.Struct, frozen=True, kw_only=True):
    """The ways into a print system.

    `find` raises CannotTell. `cancel` takes the id of a document, `resume` the name of a printer;
    both say whether it worked.
    """

    find: Callable[[Machine], Stuck]
    cancel: Callable[[Machine, str], bool]
    resume: Callable[[Machine, str], bool]
