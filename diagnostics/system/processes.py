"""The processes of the person, by name."""

from __future__ import annotations

import os


def own_processes() -> frozenset[str]:
    """What the running processes of this person are called; Linux cuts names at 15 letters."""
    import psutil

    found = psutil.process_iter(["name", "uids"])
    return frozenset(
        process.info["name"] for process in found if _is_own(process.info) and process.info["name"]
    )


def _is_own(info: dict[str, object]) -> bool:
    uids = info["uids"]  # Windows has none, and shows whose a process is to nobody
    return uids is None or getattr(uids, "real", None) == os.getuid()
