"""Why there is no picture, in words."""

from __future__ import annotations

from assistant.errors import Trouble
from diagnostics.system import Platform
from diagnostics.text import Text, text

_BY_HAND = text("Take a picture with your desktop’s own tool, and add the file.")

STOPPED = Trouble(
    title=text("No picture was taken"),
    meaning=text("You stopped before there was one."),
    next_step=text("Take one whenever you want."),
)
REFUSED = Trouble(
    title=text("Your desktop allowed no picture"),
    meaning=text("Programs have to ask before they may look at the screen, and it said no."),
    next_step=text("Try again and allow it, or add a picture that you took yourself."),
)
NO_PORTAL = Trouble(
    title=text("Balie cannot take a picture here"),
    meaning=text("This desktop has no way for programs to look at the screen."),
    next_step=_BY_HAND,
    again=False,
)
SILENT = Trouble(
    title=text("Your desktop did not answer"),
    meaning=text("It was asked for a picture of the screen, and sent none."),
    next_step=text("Try again, or add a picture that you took yourself."),
)
UNREADABLE = Trouble(
    title=text("The picture could not be read"),
    meaning=text("Your desktop took one, but what it sent is not a picture that Balie knows."),
    next_step=_BY_HAND,
)
NOTHING_SEEN = Trouble(
    title=text("The screen could not be seen"),
    meaning=text("The system gave Balie an empty picture."),
    next_step=_BY_HAND,
)
NOT_PERMITTED = Trouble(
    title=text("macOS did not let Balie see the screen"),
    meaning=text("Programs need your permission for that."),
    next_step=text(
        "Open System Settings, Privacy & Security, Screen & System Audio Recording, switch Balie"
        " on, and take the picture again."
    ),
)

# Without its permission, macOS shows programs the desktop without any window, and says nothing.
_PERMISSION = text(
    "Is your window missing in the picture? Then macOS has not allowed it yet: open System"
    " Settings, Privacy & Security, Screen & System Audio Recording, and switch Balie on."
)


def nothing_seen(platform: Platform) -> Trouble:
    """What an empty picture means on `platform`."""
    return NOT_PERMITTED if platform is Platform.MACOS else NOTHING_SEEN


def advice(platform: Platform) -> Text | None:
    """What to know about any picture taken on `platform`, for the page that shows it."""
    return _PERMISSION if platform is Platform.MACOS else None
