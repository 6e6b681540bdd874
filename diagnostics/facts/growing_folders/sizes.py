"""How big folders are, within a time that nobody notices."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from diagnostics.facts.growing_folders.model import Folder, Place
from diagnostics.system.files import own_files

# A home on a slow disk may have a million files; what is seen in this time has to do.
_PATIENCE = 0.5


def sizes(
    where: Mapping[Place, Sequence[Path]], *, patience: float = _PATIENCE
) -> tuple[Folder, ...]:
    """The size of each place that there is; those that come later get what time is left over."""
    deadline = time.monotonic() + patience
    left = [(place, [f for f in folders if f.is_dir()]) for place, folders in where.items()]
    found = [(place, folders) for place, folders in left if folders]
    return tuple(
        _size(place, folders, _share(deadline, len(found) - n))
        for n, (place, folders) in enumerate(found)
    )


def _share(deadline: float, places: int) -> float:
    now = time.monotonic()
    return now + max(0.0, deadline - now) / places


def _size(place: Place, folders: Sequence[Path], deadline: float) -> Folder:
    total = 0
    for folder in folders:
        for file in own_files(folder):
            total += file.size if file else 0
            if time.monotonic() > deadline:
                return Folder(place=place, size_bytes=total, complete=False)
    return Folder(place=place, size_bytes=total)
