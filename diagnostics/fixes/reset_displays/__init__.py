"""Arranges the screens anew: every one that is connected, sharp, upright and side by side.

Under X11 at once, and it can be taken back. GNOME under Wayland keeps arrangements in a file, which
is set aside: it arranges them by itself at the next sign-in. Windows extends to all screens. Other
desktops under Wayland and macOS let no other program arrange their screens: left out there.
"""

from __future__ import annotations

from diagnostics.fixes.reset_displays.apply import apply, undo
from diagnostics.fixes.reset_displays.plan import plan
from diagnostics.model import Fix, Topic
from diagnostics.system import Platform
from diagnostics.text import text

__all__ = ["FIX"]

FIX = Fix(
    id="reset_displays",
    topic=Topic.DISPLAYS,
    title=text("Reset the screens"),
    about=text("Shows a sharp, upright picture on every screen, side by side."),
    keywords=text(
        "screen black, second screen, monitor not found, screen blurred, picture upside down, "
        "wrong resolution, docking station, projector"
    ),
    checks=("display_resolution",),
    platforms=frozenset({Platform.LINUX, Platform.WINDOWS}),
    plan=plan,
    apply=apply,
    undo=undo,
)
