"""Where Balie keeps its files: the places that each system sets aside for that."""

from __future__ import annotations

import os
from pathlib import Path

NAME = "Balie"


def data_folder() -> Path:
    """What must survive (reports, drafts); BALIE_DATA moves it, for tests and roaming profiles."""
    if moved := os.environ.get("BALIE_DATA"):
        return Path(moved)
    import platformdirs

    return Path(platformdirs.user_data_dir(NAME.lower(), appauthor=False, roaming=False))


def log_file() -> Path:
    """The log, where people who support this system look for one."""
    if moved := os.environ.get("BALIE_DATA"):
        return Path(moved) / "balie.log"
    import platformdirs

    return Path(platformdirs.user_log_dir(NAME.lower(), appauthor=False)) / "balie.log"
