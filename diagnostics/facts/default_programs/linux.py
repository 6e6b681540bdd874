"""Default programs of a desktop on Linux: freedesktop.org's "mimeapps" and desktop entries."""

from __future__ import annotations

import re
import shutil
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from diagnostics.facts.default_programs.model import Program
from diagnostics.system import Machine

_GROUP = re.compile(r"^\[(.+)\]\s*$", re.MULTILINE)
_IDENTIFIER = re.compile(r"[\w.+-]+\.desktop")
_VALUE = re.compile(r"^(Name|Exec)\s*=\s*(.+)$", re.MULTILINE)
# Firefox, Thunderbird and their kin say in a file beside the program what they are.
_MOZILLA = re.compile(r"^(Version|BuildID)=(\S+)$", re.MULTILINE)
# Chromium and its kin write the version that ran last into the person's settings.
_LAST_VERSION = {
    "chromium": "chromium",
    "google-chrome": "google-chrome",
    "google-chrome-stable": "google-chrome",
    "microsoft-edge": "microsoft-edge",
    "microsoft-edge-stable": "microsoft-edge",
    "brave-browser": "BraveSoftware/Brave-Browser",
}


def opener(machine: Machine, scheme: str) -> Program:
    """The program that opens links of a scheme; without any setting there is none."""
    for identifier in _defaults(machine, f"x-scheme-handler/{scheme}"):
        if entry := _entry(machine, identifier):
            return _program(machine, entry)
    return Program(name=None)


def _defaults(machine: Machine, kind: str) -> list[str]:
    """What the lists name, the person's before the system's; some may not be installed."""
    found = []
    for path in _lists(machine):
        with suppress(OSError):
            found += defaults(machine.read(path), kind)
    return found


def defaults(listed: str, kind: str) -> list[str]:
    """The desktop entries that one list names for a kind of link."""
    parts = _GROUP.split(listed)
    groups = dict(zip(parts[1::2], parts[2::2], strict=True))
    wanted = re.compile(rf"^{re.escape(kind)}\s*=(.*)$", re.MULTILINE)
    for group in ("Default Applications", "MIME Cache"):
        if value := wanted.search(groups.get(group, "")):
            return _IDENTIFIER.findall(value[1])
    return []


def _lists(machine: Machine) -> list[str]:
    folders = [_config(machine), "/etc/xdg", *(f"{data}/applications" for data in _data(machine))]
    desktops = machine.environment.get("XDG_CURRENT_DESKTOP", "").lower().split(":")
    names = [*(f"{desktop}-mimeapps.list" for desktop in desktops if desktop), "mimeapps.list"]
    own = [f"{folder}/{name}" for folder in folders for name in names]
    return [*own, *(f"{data}/applications/mimeinfo.cache" for data in _data(machine))]


def _config(machine: Machine) -> str:
    return machine.environment.get("XDG_CONFIG_HOME") or str(Path.home() / ".config")


def _data(machine: Machine) -> list[str]:
    own = machine.environment.get("XDG_DATA_HOME") or str(Path.home() / ".local/share")
    system = machine.environment.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share"
    return [own, *system.split(":"), "/var/lib/snapd/desktop", "/var/lib/flatpak/exports/share"]


def _entry(machine: Machine, identifier: str) -> dict[str, str]:
    for data in _data(machine):
        with suppress(OSError):
            written = machine.read(f"{data}/applications/{identifier}")
            group = written.partition("[Desktop Entry]")[2].partition("\n[")[0]
            return dict(_VALUE.findall(group))
    return {}


def _program(machine: Machine, entry: dict[str, str]) -> Program:
    words = [word.strip('"') for word in entry.get("Exec", "").split()]
    # "env NAME=value program": what is before the program is not it.
    command = next((word for word in words if word != "env" and "=" not in word), "")
    path = shutil.which(command, path=machine.environment.get("PATH")) if command else None
    mozilla = _mozilla(machine, path)
    return Program(
        name=entry.get("Name"),
        version=mozilla.get("Version") or _last_version(machine, Path(command).name),
        built_seconds=_age(machine, mozilla.get("BuildID"), path),
    )


def _mozilla(machine: Machine, path: str | None) -> dict[str, str]:
    if path is not None:
        with suppress(OSError):
            return dict(_MOZILLA.findall(machine.read(f"{_real(path).parent}/application.ini")))
    return {}


def _last_version(machine: Machine, command: str) -> str | None:
    if command in _LAST_VERSION:
        with suppress(OSError):
            return machine.read(f"{_config(machine)}/{_LAST_VERSION[command]}/Last Version").strip()
    return None


def _age(machine: Machine, build: str | None, path: str | None) -> float | None:
    """Since the build in its own file (20261103091500), else the date its packager gave it."""
    with suppress(ValueError):
        built = datetime.strptime(build or "", "%Y%m%d%H%M%S").replace(tzinfo=UTC).timestamp()
        return max(0.0, machine.now() - built)
    with suppress(OSError):
        # A snap is started by one program for all of them, whose date says nothing.
        if path is not None and _real(path).name != "snap":
            return max(0.0, machine.now() - machine.modified(str(_real(path))))
    return None


def _real(path: str) -> Path:
    return Path(path).resolve()
