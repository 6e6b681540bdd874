"""Which programs people added to their browsers."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import msgspec

_MOST = 200
_LARGEST = 8 * 1024 * 1024


def of_chromium(folder: Path) -> list[str]:
    """The names of what was added to Chrome and its kin, in any of the profiles in a folder."""
    added = sorted(folder.glob("*/Extensions/*"))[:_MOST]
    return [name for extension in added if (name := _of_manifest(extension))]


def _of_manifest(extension: Path) -> str | None:
    """Its name in the newest manifest, or its number where the name is kept for each language."""
    manifests = sorted(extension.glob("*/manifest.json"))
    if not manifests:
        return None
    manifest = _json(manifests[-1])
    name = manifest.get("name") if isinstance(manifest, dict) else None
    return name if isinstance(name, str) and not name.startswith("__MSG_") else extension.name


def of_firefox(folder: Path) -> list[str]:
    """The names of what was added to Firefox; what came with it is not listed."""
    lists = sorted(folder.glob("*/extensions.json"))[:_MOST]
    return [name for path in lists for name in _of_list(_json(path))]


def _of_list(listed: Any) -> Iterator[str]:
    addons = listed.get("addons", []) if isinstance(listed, dict) else []
    for addon in addons:
        match addon:
            case {
                "type": "extension",
                "location": "app-profile",
                "defaultLocale": {"name": str(name)},
            }:
                yield name


def _json(path: Path) -> Any:
    with suppress(OSError, msgspec.DecodeError), path.open("rb") as file:
        return msgspec.json.decode(file.read(_LARGEST))
    return None
