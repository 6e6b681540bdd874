"""Whether the screen locks by itself when its person walks away."""

from __future__ import annotations

import re

from diagnostics.facts.commands import registry_values
from diagnostics.facts.screen_lock import linux
from diagnostics.facts.screen_lock.model import ScreenLock, seconds
from diagnostics.model import CannotTell, Fact, Topic
from diagnostics.system import Machine, Platform
from diagnostics.text import text

__all__ = ["FACT", "ScreenLock"]

# A group policy goes before what the person chose; the first goes for the whole computer.
_MACHINE_POLICY = r"HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\System"
_POLICY = r"HKCU\Software\Policies\Microsoft\Windows\Control Panel\Desktop"
_CHOICE = r"HKCU\Control Panel\Desktop"

# sysadminctl(8) of macOS: "screenLock delay is 300 seconds", "… is immediate", "screenLock is off".
_DELAY = re.compile(r"screenLock delay is (?:(\d+) seconds|(immediate))")


def _windows(machine: Machine) -> ScreenLock:
    whole = registry_values(machine.run("reg", "query", _MACHINE_POLICY, limit=1.0).out)
    if limit := seconds(whole.get("InactivityTimeoutSecs")):
        return ScreenLock(locks=True, after_seconds=limit)
    chosen = registry_values(machine.run("reg", "query", _CHOICE, limit=1.0).out)
    chosen |= registry_values(machine.run("reg", "query", _POLICY, limit=1.0).out)
    after = seconds(chosen.get("ScreenSaveTimeOut"))
    switches = (chosen.get("ScreenSaveActive"), chosen.get("ScreenSaverIsSecure"))
    locks = switches == ("1", "1") and after > 0
    return ScreenLock(locks=locks, after_seconds=after if locks else None)


def _macos(machine: Machine) -> ScreenLock:
    """The delay counts from when the screen goes dark, which is another setting."""
    output = machine.run("sysadminctl", "-screenLock", "status", limit=2.0)
    printed = output.out + output.err
    if "screenLock is off" in printed:
        return ScreenLock(locks=False)
    if not _DELAY.search(printed):
        raise CannotTell(text("macOS does not say when it locks"))
    return ScreenLock(locks=True)


FACT = Fact(
    id="screen_lock",
    topic=Topic.SECURITY,
    limit=2.5,
    readers={Platform.LINUX: linux.read, Platform.MACOS: _macos, Platform.WINDOWS: _windows},
)
