"""Where each system keeps downloads, trash, caches and mail."""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path

from diagnostics.facts.file_systems.linux import drives_below
from diagnostics.facts.growing_folders.model import Place
from diagnostics.facts.kept import cache_folder
from diagnostics.system import Machine, Platform

# xdg-user-dirs: XDG_DOWNLOAD_DIR="$HOME/Téléchargements"
_DOWNLOADS = re.compile(r'^XDG_DOWNLOAD_DIR="\$HOME/([^"$]+)"$', re.MULTILINE)


def places(machine: Machine) -> dict[Place, list[Path]]:
    """The folders of each place, whether they exist or not; smallest first, by experience."""
    match machine.platform:
        case Platform.LINUX:
            return _on_own_disks(machine, _linux(machine))
        case Platform.MACOS:
            return _macos()
        case Platform.WINDOWS:
            return _windows(machine)


def _on_own_disks(machine: Machine, places: dict[Place, list[Path]]) -> dict[Place, list[Path]]:
    """Without those on a network drive: they fill no disk of this computer, and it may hang."""
    drives: list[Path] = []
    with suppress(OSError):
        drives = drives_below(machine, Path.home())
    return {
        place: [f for f in folders if not any(f.is_relative_to(drive) for drive in drives)]
        for place, folders in places.items()
    }


def _linux(machine: Machine) -> dict[Place, list[Path]]:
    home = Path.home()
    data = Path(machine.environment.get("XDG_DATA_HOME") or home / ".local" / "share")
    return {
        Place.DOWNLOADS: [home / _downloads(machine)],
        Place.TRASH: [data / "Trash"],
        Place.MAIL: [home / ".thunderbird", data / "evolution" / "mail"],
        Place.CACHES: [cache_folder(machine)],
    }


def _downloads(machine: Machine) -> str:
    """The folder's name is translated, and written down here."""
    config = machine.environment.get("XDG_CONFIG_HOME") or f"{Path.home()}/.config"
    with suppress(OSError):
        if named := _DOWNLOADS.search(machine.read(f"{config}/user-dirs.dirs")):
            return named[1]
    return "Downloads"


def _macos() -> dict[Place, list[Path]]:
    home = Path.home()
    return {
        Place.DOWNLOADS: [home / "Downloads"],
        Place.TRASH: [home / ".Trash"],
        Place.MAIL: [home / "Library" / "Mail"],
        Place.CACHES: [home / "Library" / "Caches"],
    }


def _windows(machine: Machine) -> dict[Place, list[Path]]:
    local = cache_folder(machine)
    drive = machine.environment.get("SystemDrive", "C:") + "\\"
    return {
        Place.DOWNLOADS: [Path.home() / "Downloads"],
        Place.TRASH: [Path(drive) / "$Recycle.Bin"],
        Place.MAIL: [local / "Microsoft" / "Outlook"],
        Place.CACHES: [local / "Temp", local / "Microsoft" / "Windows" / "INetCache"],
    }
