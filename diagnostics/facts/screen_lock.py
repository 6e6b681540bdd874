"""Whether the screen locks by itself when its person walks away."""

from __future__ import annotations

import re
from collections.abc import Callable
from configparser import ConfigParser, Error
from pathlib import Path

import msgspec

from diagnostics.facts.commands import answer, registry_values
from diagnostics.model import CannotTell, Fact, Topic
from diagnostics.system import Machine, Platform
from diagnostics.text import text

_SAVER = "org.gnome.desktop.screensaver"
_SETTING = re.compile(r"^\S+ (\S+) (?:uint32 )?(\S+)$", re.MULTILINE)

# A group policy goes before what the person chose; the first goes for the whole computer.
_MACHINE_POLICY = r"HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\System"
_POLICY = r"HKCU\Software\Policies\Microsoft\Windows\Control Panel\Desktop"
_CHOICE = r"HKCU\Control Panel\Desktop"

# sysadminctl(8) of macOS: "screenLock delay is 300 seconds", "… is immediate", "screenLock is off".
_DELAY = re.compile(r"screenLock delay is (?:(\d+) seconds|(immediate))")


class ScreenLock(msgspec.Struct, frozen=True, kw_only=True):
    """`after_seconds` without a key or a mouse moved it locks; None where the time is not told."""

    locks: bool
    after_seconds: float | None = None


def _linux(machine: Machine) -> ScreenLock:
    desktop = machine.environment.get("XDG_CURRENT_DESKTOP", "").upper()
    for name, reader in _DESKTOPS.items():
        if name in desktop:
            return reader(machine)
    raise CannotTell(text("this desktop does not say when it locks"))


def _gnome(machine: Machine) -> ScreenLock:
    printed = answer(machine, "gsettings", "list-recursively", _SAVER, limit=1.0)
    idle = answer(machine, "gsettings", "get", "org.gnome.desktop.session", "idle-delay", limit=1.0)
    return gnome(printed, idle)


def gnome(saver: str, idle: str) -> ScreenLock:
    """What GNOME's settings say; an idle delay of 0 means that the screen never goes dark."""
    settings = dict(_SETTING.findall(saver))
    dark, lock = _seconds(idle.strip().rpartition(" ")[2]), _seconds(settings.get("lock-delay"))
    locks = settings.get("lock-enabled") == "true" and dark > 0
    return ScreenLock(locks=locks, after_seconds=dark + lock if locks else None)


def _kde(machine: Machine) -> ScreenLock:
    folder = machine.environment.get("XDG_CONFIG_HOME") or str(Path.home() / ".config")
    try:
        return kde(machine.read(f"{folder}/kscreenlockerrc"))
    except FileNotFoundError:
        return kde("")


def kde(configuration: str) -> ScreenLock:
    """What kscreenlockerrc says; KDE locks after 5 minutes unless told otherwise."""
    settings = ConfigParser(interpolation=None, strict=False)
    try:
        settings.read_string(configuration)
        locks = settings.getboolean("Daemon", "Autolock", fallback=True)
        minutes = settings.getint("Daemon", "Timeout", fallback=5)
        grace = settings.getint("Daemon", "LockGrace", fallback=5)
    except (Error, ValueError) as error:
        raise CannotTell(text("the settings of this desktop cannot be read")) from error
    return ScreenLock(locks=locks, after_seconds=60.0 * minutes + grace if locks else None)


_DESKTOPS: dict[str, Callable[[Machine], ScreenLock]] = {"GNOME": _gnome, "KDE": _kde}


def _windows(machine: Machine) -> ScreenLock:
    whole = registry_values(machine.run("reg", "query", _MACHINE_POLICY, limit=1.0).out)
    if limit := _seconds(whole.get("InactivityTimeoutSecs")):
        return ScreenLock(locks=True, after_seconds=limit)
    chosen = registry_values(machine.run("reg", "query", _CHOICE, limit=1.0).out)
    chosen |= registry_values(machine.run("reg", "query", _POLICY, limit=1.0).out)
    after = _seconds(chosen.get("ScreenSaveTimeOut"))
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


def _seconds(value: str | None) -> float:
    """A number of a setting, such as "300" or "0x384"; 0 where there is none."""
    try:
        return float(max(0, int(value or "", 0)))
    except ValueError:
        return 0.0


FACT = Fact(
    id="screen_lock",
    topic=Topic.SECURITY,
    limit=2.5,
    readers={Platform.LINUX: _linux, Platform.MACOS: _macos, Platform.WINDOWS: _windows},
)
