"""A launcher entry, where a desktop has no tray: otherwise nobody could bring up the window.

After the Desktop Entry Specification 1.5 and the XDG Base Directory Specification 0.8
(freedesktop.org). Only where no other entry of that name exists: a package brings its own.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from ui import icons

log = logging.getLogger(__name__)

NAME = "balie.desktop"

_ENTRY = """\
[Desktop Entry]
Type=Application
Version=1.5
Name=Balie
Comment={comment}
Exec={command}
Icon={icon}
Terminal=false
Categories=Utility;
StartupNotify=false
"""

# Characters that must be escaped inside a quoted argument of Exec.
_ESCAPED = str.maketrans({char: f"\\\\{char}" for char in '"`$'} | {"\\": "\\\\\\\\", "%": "%%"})


def ensure_entry(environment: Mapping[str, str], home: Path, comment: str) -> Path | None:
    """Write an entry for this person unless there is one; returns where, None if none was made."""
    own, *others = data_folders(environment, home)
    if any((folder / "applications" / NAME).exists() for folder in (own, *others)):
        return None
    path = own / "applications" / NAME
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(entry(own_command(), comment), encoding="utf-8")
    except OSError as error:
        log.warning("no launcher entry could be written: %s", error)
        return None
    return path


def data_folders(environment: Mapping[str, str], home: Path) -> list[Path]:
    """The person's own folder first; folders that are not absolute are to be ignored."""
    own = environment.get("XDG_DATA_HOME", "")
    shared = environment.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share"
    named = [Path(folder) for folder in shared.split(":")]
    first = Path(own) if own.startswith("/") else home / ".local" / "share"
    return [first, *(folder for folder in named if folder.is_absolute())]


def entry(command: Sequence[str], comment: str) -> str:
    """The text of the entry; `comment` is what the launcher shows below the name."""
    return _ENTRY.format(
        comment=" ".join(comment.split()),
        command=" ".join(f'"{argument.translate(_ESCAPED)}"' for argument in command),
        icon=icons.source("balie"),
    )


def own_command() -> list[str]:
    """How to start this very Balie, bundled or not."""
    return [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "ui"]
