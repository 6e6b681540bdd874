"""Connects network drives again: those that were lost with a network, or that hang since.

Only drives that are set up already, by the ways in which the person may do so themselves; nothing
on them is touched.
"""

from __future__ import annotations

from diagnostics.fixes.reconnect_drives.apply import apply
from diagnostics.fixes.reconnect_drives.plan import plan
from diagnostics.model import Fix, Topic
from diagnostics.system import EVERYWHERE
from diagnostics.text import text

__all__ = ["FIX"]

FIX = Fix(
    id="reconnect_drives",
    topic=Topic.STORAGE,
    title=text("Reconnect network drives"),
    about=text("Disconnects the network drives that you choose and connects them again."),
    keywords=text(
        "network drive gone, shared folder not found, drive letter missing, team folder, "
        "cannot open files on the server, red cross on drive"
    ),
    checks=("hung_mount",),
    platforms=EVERYWHERE,
    plan=plan,
    apply=apply,
)
