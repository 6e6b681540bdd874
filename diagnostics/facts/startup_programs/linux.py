"""What a Linux desktop starts: files of the XDG Autostart Specification.

A file of the person hides one of the system's by the same name. GNOME's own key turns one off as
well (X-GNOME-Autostart-enabled); what a desktop hides from its settings (NoDisplay) is part of it.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import msgspec

from diagnostics.facts.startup_programs.model import Startup
from diagnostics.facts.startup_programs.needed import is_needed
from diagnostics.facts.sysfs import inside
from diagnostics.system import Machine

SUFFIX = ".desktop"
_GROUP = "[Desktop Entry]"
_LONGEST_NAME = 60
_MOST = 200


class Autostart(msgspec.Struct, frozen=True, kw_only=True):
    """A file by its name, with the values of its group; `own` is the person's."""

    file: str
    own: bool
    values: dict[str, str]


def own_folder(machine: Machine) -> Path:
    """Where the person's own files are, whether or not it is there."""
    settings = machine.environment.get("XDG_CONFIG_HOME")
    return Path(settings or Path(home(machine), ".config")) / "autostart"


def home(machine: Machine) -> Path:
    """The home folder of the person."""
    return Path(machine.environment.get("HOME") or Path.home())


def programs(machine: Machine) -> tuple[Startup, ...]:
    """Those that start, by name of file; what is needed is left out."""
    desktops = machine.environment.get("XDG_CURRENT_DESKTOP", "").split(":")
    found = (a for a in _files(machine) if starts(a.values, desktops) and not _is_needed(a))
    return tuple(Startup(id=a.file, name=_name(a)) for a in found)


def _files(machine: Machine) -> list[Autostart]:
    """Each name once: the first folder that has it decides."""
    elsewhere = machine.environment.get("XDG_CONFIG_DIRS") or "/etc/xdg"
    own = own_folder(machine)
    found: dict[str, Autostart] = {}
    for folder in (own, *(Path(place, "autostart") for place in elsewhere.split(":") if place)):
        for file in inside(machine, str(folder))[:_MOST]:
            if file.endswith(SUFFIX) and file not in found:
                with suppress(OSError):
                    found[file] = Autostart(
                        file=file,
                        own=folder == own,
                        values=values(machine.read(str(folder / file))),
                    )
    return [found[file] for file in sorted(found)]


def values(content: str) -> dict[str, str]:
    """The values in the group that counts."""
    found: dict[str, str] = {}
    in_group = False
    for line in content.splitlines():
        if line.startswith("["):
            in_group = line.strip() == _GROUP
        elif in_group and not line.startswith("#"):
            key, is_value, value = line.partition("=")
            if is_value:
                found.setdefault(key.strip(), value.strip())
    return found


def starts(of: dict[str, str], desktops: list[str]) -> bool:
    """Whether these desktops start it."""
    off = of.get("Hidden") == "true" or of.get("X-GNOME-Autostart-enabled") == "false"
    only, never = _listed(of, "OnlyShowIn"), _listed(of, "NotShowIn")
    here = set(desktops)
    return (
        not off and bool(of.get("Exec")) and not (here & never) and (not only or bool(here & only))
    )


def _listed(of: dict[str, str], key: str) -> set[str]:
    return {name for name in of.get(key, "").split(";") if name}


def _is_needed(found: Autostart) -> bool:
    """Also what runs early in the start of a desktop, and what the system does not show."""
    of = found.values
    early = "X-GNOME-Autostart-Phase" in of or "X-KDE-autostart-phase" in of
    hidden = not found.own and of.get("NoDisplay") == "true"
    return early or hidden or is_needed(found.file) or is_needed(of.get("Exec", ""))


def _name(found: Autostart) -> str:
    from diagnostics.text import UNFIT

    name = found.values.get("Name") or found.file.removesuffix(SUFFIX)
    return UNFIT.sub("", name)[:_LONGEST_NAME] or found.file
