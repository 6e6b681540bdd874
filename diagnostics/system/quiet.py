"""Whether this is a moment to interrupt the person: not in full screen, not when they said so.

Asked only at the very moment when there is something to tell. Windows, macOS and desktops on
Wayland hold notifications back themselves (Focus assist, Focus, full screen), so there it is left
to them. Under X nobody does: what cannot be found out there counts as a bad moment.
"""

from __future__ import annotations

import re

from diagnostics.system.machine import Machine, Platform
from diagnostics.system.process import Output, ProgramMissing, ProgramTimedOut

_LIMIT = 1.0
_WINDOW = re.compile(r"window id # (0x[0-9a-f]{1,8})$")


def may_interrupt(machine: Machine) -> bool:
    """Whether a notification may be shown now."""
    if machine.platform is not Platform.LINUX:
        return True
    return not (_full_screen(machine) or _banners_off(machine) or _inhibited(machine))


def _full_screen(machine: Machine) -> bool:
    """Whether the window in use covers the whole screen (Extended Window Manager Hints, 1.5)."""
    if "WAYLAND_DISPLAY" in machine.environment or "DISPLAY" not in machine.environment:
        return False
    active = _ran(machine, "xprop", "-root", "_NET_ACTIVE_WINDOW")
    if active is None:
        return True
    found = _WINDOW.search(active.strip())
    if found is None or int(found[1], 16) == 0:  # no window is in use
        return False
    state = _ran(machine, "xprop", "-id", found[1], "_NET_WM_STATE")
    return state is not None and "_NET_WM_STATE_FULLSCREEN" in state


def _banners_off(machine: Machine) -> bool:
    """GNOME's "Do Not Disturb"."""
    setting = ("org.gnome.desktop.notifications", "show-banners")
    return (_ran(machine, "gsettings", "get", *setting) or "").strip() == "false"


def _inhibited(machine: Machine) -> bool:
    """What KDE's and others' notification service says of itself."""
    if "DBUS_SESSION_BUS_ADDRESS" not in machine.environment:
        return False
    answer = _ran(
        machine,
        "dbus-send",
        "--session",
        "--print-reply",
        "--reply-timeout=500",
        "--dest=org.freedesktop.Notifications",
        "/org/freedesktop/Notifications",
        "org.freedesktop.DBus.Properties.Get",
        "string:org.freedesktop.Notifications",
        "string:Inhibited",
    )
    return "boolean true" in (answer or "")


def _ran(machine: Machine, *argv: str) -> str | None:
    """What a program printed; None where it is missing, hangs or fails."""
    try:
        output: Output = machine.run(*argv, limit=_LIMIT)
    except (ProgramMissing, ProgramTimedOut):
        return None
    return output.out if output.code == 0 else None
