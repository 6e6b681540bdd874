"""Taking a picture of the screen, for a report; nothing of it touches the clipboard.

    capture(Kind.SCREEN, on_picture, on_trouble)

Balie's windows go, and come back; then one of the two is called, in the thread of the window:
`on_picture(QImage)` with the true pixels of what was chosen, or `on_trouble(Trouble)` with why
there is none (also where the person pressed Esc). `offered(platform)` lists the kinds that can be
chosen on a system, WORDS and ICONS say how they are shown; `advice(platform)` is what to know of
any picture taken there. Loaded when somebody asks for a picture.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QImage

from assistant.errors import Trouble
from diagnostics.system import this_machine
from ui.capture.kinds import ICONS, WORDS, Kind, offered
from ui.capture.troubles import advice

__all__ = ["ICONS", "WORDS", "Kind", "advice", "capture", "offered"]


def capture(
    kind: Kind,
    on_picture: Callable[[QImage], object],
    on_trouble: Callable[[Trouble], object],
) -> None:
    """Take one picture; returns at once. See above."""
    from ui.capture.camera import Camera

    Camera(kind, this_machine(), on_picture, on_trouble).begin()
