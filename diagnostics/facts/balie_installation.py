"""Balie itself: which one this is, and whether what it keeps is whole and has room."""

from __future__ import annotations

import os
import shutil
import sys
from contextlib import closing
from itertools import islice
from pathlib import Path

import msgspec

import diagnostics
from diagnostics.facts.sysfs import inside
from diagnostics.model import Fact, Topic
from diagnostics.system import Machine, Platform
from diagnostics.system.files import own_files

NAME = "balie"
# Below the folder that all of Balie's packages lie in.
_CATALOGUES = "resources/translations"
_MOST_FILES = 5000
# Seconds; Balie itself may be writing right now.
_BUSY = 0.2
_RUN = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Run"


class BalieInstallation(msgspec.Struct, frozen=True, kw_only=True):
    """`bundled`: it brings its own Python along. `store_whole` is None where there is no store yet.

    `starts_by_itself`: something of its name is told to start when this person signs in.
    """

    version: str
    bundled: bool
    languages: tuple[str, ...]
    starts_by_itself: bool
    writable: bool
    data_bytes: int
    free_bytes: int
    store_whole: bool | None


def _read(machine: Machine) -> BalieInstallation:
    folder = data_folder(machine)
    top = Path(diagnostics.__file__).parents[1]
    files = islice(own_files(folder), _MOST_FILES)
    return BalieInstallation(
        version=_version([Path(entry) for entry in sys.path if entry]),
        bundled=bool(getattr(sys, "frozen", False)),
        languages=tuple(sorted(path.parents[1].name for path in _catalogues(top))),
        starts_by_itself=_starts_by_itself(machine),
        writable=os.access(_existing(folder), os.W_OK),
        data_bytes=sum(file.size for file in files if file),
        free_bytes=shutil.disk_usage(_existing(folder)).free,
        store_whole=is_whole(folder / f"{NAME}.sqlite"),
    )


def data_folder(machine: Machine) -> Path:
    """Where Balie keeps what must survive; BALIE_DATA moves it."""
    import platformdirs

    moved = machine.environment.get("BALIE_DATA")
    return Path(moved or platformdirs.user_data_dir(NAME, appauthor=False, roaming=False))


def is_whole(store: Path) -> bool | None:
    """Whether SQLite finds no damage; None without a store, or while somebody writes to it."""
    if not store.is_file():
        return None
    import sqlite3

    try:
        where = f"{store.absolute().as_uri()}?mode=ro"
        with closing(sqlite3.connect(where, uri=True, timeout=_BUSY)) as opened:
            found: object = opened.execute("PRAGMA quick_check(1)").fetchone()
            return found == ("ok",)
    except sqlite3.OperationalError:
        return None
    except sqlite3.DatabaseError:
        return False


def _catalogues(top: Path) -> list[Path]:
    return list((top / _CATALOGUES).glob(f"*/LC_MESSAGES/{NAME}.mo"))


def _version(folders: list[Path]) -> str:
    """As the installed package is called; importlib.metadata takes ten times as long to say it."""
    for folder in folders:
        for installed in folder.glob(f"{NAME}-*.dist-info"):
            return installed.name.removesuffix(".dist-info").partition("-")[2]
    return "0"


def _existing(folder: Path) -> Path:
    return next(place for place in (folder, *folder.parents) if place.exists())


def _starts_by_itself(machine: Machine) -> bool:
    if machine.platform is Platform.WINDOWS:
        return NAME in machine.run("reg", "query", _RUN, limit=1.0).out.lower()
    folders = ["/etc/xdg/autostart", str(Path.home() / ".config/autostart")]
    if machine.platform is Platform.MACOS:
        folders = ["/Library/LaunchAgents", str(Path.home() / "Library/LaunchAgents")]
    return any(NAME in name.lower() for folder in folders for name in inside(machine, folder))


FACT = Fact(
    id="balie_installation",
    topic=Topic.BALIE,
    limit=2.0,
    readers=dict.fromkeys(Platform, _read),
)
