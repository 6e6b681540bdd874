"""What a picture can be of, and on which system that can be chosen."""

from __future__ import annotations

from enum import StrEnum

from diagnostics.system import Platform
from diagnostics.text import Text, text


class Kind(StrEnum):
    """What is to be in the picture."""

    SCREEN = "screen"
    WINDOW = "window"
    REGION = "region"


WORDS: dict[Kind, Text] = {
    Kind.SCREEN: text("Whole screen"),
    Kind.WINDOW: text("One window"),
    Kind.REGION: text("Part of the screen"),
}

ICONS = {Kind.SCREEN: "monitor", Kind.WINDOW: "app-window", Kind.REGION: "square-dashed"}

# Qt does not tell where the windows of others are. X11 has programs that do, and on Wayland the
# desktop lets the person choose.
_WITHOUT_WINDOWS = (Kind.SCREEN, Kind.REGION)


def offered(platform: Platform) -> tuple[Kind, ...]:
    """The kinds to choose from on `platform`."""
    return tuple(Kind) if platform is Platform.LINUX else _WITHOUT_WINDOWS
