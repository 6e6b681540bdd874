"""How a restart is planned and called off, and since when one is waited for.

Linux: who sits at the computer may do both, as polkit's rules of logind say. Windows: Microsoft's
page of `shutdown`; it reminds by itself. macOS: only
an administrator may plan one; asked to restart at once, programs may still ask to save. Neither was
tried on a real one.
"""

from __future__ import annotations

from contextlib import suppress

from diagnostics.fixes.steps import worked
from diagnostics.system import Machine, Platform

_FLAG = "/run/reboot-required"
_PATIENCE = 15.0
_FOR_MAINTENANCE = ("/d", "p:4:1")  # "planned, for maintenance", in the system's own log
_MACOS = 'tell application "System Events" to restart'
# Debian keeps it where only administrators look.
_PROGRAMS: dict[Platform, tuple[str, ...]] = {
    Platform.LINUX: ("shutdown", "/usr/sbin/shutdown"),
    Platform.WINDOWS: ("shutdown.exe",),
    Platform.MACOS: ("osascript",),
}


def waits_since(machine: Machine) -> float | None:
    """Since when updates wait for a restart; None where none does or nobody says."""
    if machine.platform is Platform.LINUX:
        with suppress(OSError):
            return machine.modified(_FLAG)
    return None


def request(platform: Platform, minutes: int) -> tuple[str, ...]:
    """The arguments that plan a restart in so many minutes; on macOS it is always at once."""
    match platform:
        case Platform.LINUX:
            return ("--no-wall", "-r", f"+{minutes}")
        case Platform.WINDOWS:
            return ("/r", "/t", str(minutes * 60), *_FOR_MAINTENANCE)
        case Platform.MACOS:
            return ("-e", _MACOS)


def calling_off(platform: Platform) -> tuple[str, ...]:
    """The arguments that call off what is planned; none on macOS."""
    return {Platform.LINUX: ("-c",), Platform.WINDOWS: ("/a",)}.get(platform, ())


def ran(machine: Machine, arguments: tuple[str, ...]) -> bool:
    """Whether the system did it."""
    programs = _PROGRAMS[machine.platform]
    return any(worked(machine, program, *arguments, limit=_PATIENCE) for program in programs)
