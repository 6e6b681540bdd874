"""How large browsers' profiles have grown, and how much was added to them."""

from __future__ import annotations

import time
from pathlib import Path

import msgspec

from diagnostics.facts.browser_profiles import places
from diagnostics.facts.browser_profiles.extensions import of_chromium, of_firefox
from diagnostics.model import Fact, Topic
from diagnostics.system import Machine, Platform
from diagnostics.system.files import own_files

__all__ = ["FACT", "BrowserProfiles"]

# A walk that met this much, or takes this long, has seen enough.
_MOST_FILES = 20_000
_PATIENCE = 0.3


class BrowserProfiles(msgspec.Struct, frozen=True, kw_only=True):
    """Of all browsers together; `complete` unless a limit cut the counting short."""

    profiles_bytes: int
    extensions: int
    complete: bool


def _read(machine: Machine) -> BrowserProfiles:
    chromium, firefox = places.chromium(machine), places.firefox(machine)
    size, complete = measure([*chromium, *firefox])
    return BrowserProfiles(
        profiles_bytes=size,
        extensions=sum(
            (
                *(len(of_chromium(folder)) for folder in chromium),
                *(len(of_firefox(folder)) for folder in firefox),
            )
        ),
        complete=complete,
    )


def measure(folders: list[Path]) -> tuple[int, bool]:
    """The bytes that this person's files in some folders take, and whether all were counted."""
    size = 0
    until = time.monotonic() + _PATIENCE
    files = (file for folder in folders for file in own_files(folder))
    for seen, file in enumerate(files):
        if seen >= _MOST_FILES or time.monotonic() > until:
            return size, False
        size += file.size if file else 0
    return size, True


FACT = Fact(
    id="browser_profiles",
    topic=Topic.PROGRAMS,
    limit=2.0,
    readers=dict.fromkeys(Platform, _read),
)
