"""When the desktops of Linux lock the screen, by their own settings."""

from __future__ import annotations

import re
from collections.abc import Callable
from configparser import ConfigParser, Error
from pathlib import Path

from diagnostics.facts.commands import answer
from diagnostics.facts.screen_lock.model import ScreenLock, seconds
from diagnostics.model import CannotTell
from diagnostics.system import Machine
from diagnostics.text import text

_SAVER = "org.gnome.desktop.screensaver"
_SETTING = re.compile(r"^\S+ (\S+) (?:uint32 )?(\S+)$", re.MULTILINE)
_XFCE = "xfce4/xfconf/xfce-perchannel-xml/xfce4-screensaver.xml"


def read(machine: Machine) -> ScreenLock:
    """Ask the desktop that says it runs; others have no common place for this."""
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
    dark, lock = seconds(idle.strip().rpartition(" ")[2]), seconds(settings.get("lock-delay"))
    locks = settings.get("lock-enabled") == "true" and dark > 0
    return ScreenLock(locks=locks, after_seconds=dark + lock if locks else None)


def _kde(machine: Machine) -> ScreenLock:
    try:
        return kde(machine.read(f"{_config(machine)}/kscreenlockerrc"))
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


def _xfce(machine: Machine) -> ScreenLock:
    try:
        return xfce(machine.read(f"{_config(machine)}/{_XFCE}"))
    except FileNotFoundError:
        return xfce("<channel/>")


def xfce(channel: str) -> ScreenLock:
    """What xfce4-screensaver's channel says, in minutes; untouched, it locks after 5."""
    from xml.etree import ElementTree

    try:
        top = ElementTree.fromstring(channel)  # noqa: S314  # expat bounds what entities may cost
    except ElementTree.ParseError as error:
        raise CannotTell(text("the settings of this desktop cannot be read")) from error

    def setting(*names: str) -> str | None:
        found = top.find("/".join(f"property[@name='{name}']" for name in names))
        return None if found is None else found.get("value")

    switches = (("saver", "enabled"), ("saver", "idle-activation", "enabled"), ("lock", "enabled"))
    locks = all(setting(*names) != "false" for names in switches)
    idle = setting("saver", "idle-activation", "delay")
    dark = seconds(setting("lock", "saver-activation", "delay"))
    minutes = (5 if idle is None else seconds(idle)) + dark
    return ScreenLock(locks=locks, after_seconds=60.0 * minutes if locks else None)


def _config(machine: Machine) -> str:
    return machine.environment.get("XDG_CONFIG_HOME") or str(Path.home() / ".config")


_DESKTOPS: dict[str, Callable[[Machine], ScreenLock]] = {
    "GNOME": _gnome,
    "KDE": _kde,
    "XFCE": _xfce,
}
