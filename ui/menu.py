"""The short menu, as data: what stands in it and what it does; tray and window show the same."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum

import msgspec

from diagnostics.text import Text, text


class Command(StrEnum):
    """What can be asked for from a menu."""

    OPEN = "open"
    REPORT = "report"
    CHECK = "check"
    HEALTHY = "healthy"
    FIXES = "fixes"
    SENT = "sent"
    ABOUT = "about"
    QUIT = "quit"


class Item(msgspec.Struct, frozen=True):
    """One line of a menu; None for the command means a separator."""

    command: Command | None = None
    words: Text = Text(msgid="")


_REPORT = Item(Command.REPORT, text("Report a problem"))
_CHECK = Item(Command.CHECK, text("Check again"))
_HEALTHY = Item(Command.HEALTHY, text("Make my computer healthy"))
_FIXES = Item(Command.FIXES, text("What was fixed"))
_SENT = Item(Command.SENT, text("What was sent"))
_ABOUT = Item(Command.ABOUT, text("About Balie"))
_QUIT = Item(Command.QUIT, text("Quit Balie"))

TRAY: Sequence[Item] = (Item(Command.OPEN, text("Open")), _REPORT, _CHECK, Item(), _QUIT)
WINDOW: Sequence[Item] = (_REPORT, _CHECK, _HEALTHY, _FIXES, _SENT, _ABOUT, Item(), _QUIT)

Act = Callable[[Command], None]
