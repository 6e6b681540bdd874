"""Puts a file of a conversation where people look for what they fetched, and opens nothing."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths

from assistant.file_names import safe_name


def save(name: str, content: bytes) -> Path:
    """Where it is now, under a name that was free; raises OSError."""
    folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DownloadLocation))
    folder.mkdir(parents=True, exist_ok=True)
    wanted = folder / safe_name(name)
    for number in range(1, 1000):
        path = wanted if number == 1 else wanted.with_stem(f"{wanted.stem} ({number})")
        try:
            with path.open("xb") as file:
                file.write(content)
        except FileExistsError:
            continue
        return path
    raise FileExistsError(wanted)
