"""Installs the updates that wait, by the system's own door for each kind of them.

What installs is a service of the system, which goes on and stays sound whatever becomes of Balie.
"""

from __future__ import annotations

from diagnostics.fixes.run_updates.apply import apply
from diagnostics.fixes.run_updates.plan import plan
from diagnostics.model import Fix, Topic
from diagnostics.system import EVERYWHERE
from diagnostics.text import text

__all__ = ["FIX"]

FIX = Fix(
    id="run_updates",
    topic=Topic.UPDATES,
    title=text("Install updates"),
    about=text("Installs the updates that wait for this computer and your programs."),
    keywords=text(
        "update, updates waiting, upgrade, out of date, old version, new version, security update"
    ),
    checks=("updates_pending",),
    platforms=EVERYWHERE,
    plan=plan,
    apply=apply,
)
