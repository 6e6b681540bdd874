"""Clears what a program keeps to be quick, and can fetch again.

A damaged cache is why pages look wrong, or a program shows yesterday's state. Passwords, history,
mail and settings are elsewhere and stay.
"""

from __future__ import annotations

from diagnostics.fixes.clear_program_cache.apply import apply
from diagnostics.fixes.clear_program_cache.plan import plan
from diagnostics.model import Fix, Topic
from diagnostics.system import Platform
from diagnostics.text import text

__all__ = ["FIX"]

FIX = Fix(
    id="clear_program_cache",
    topic=Topic.PROGRAMS,
    title=text("Clear a program’s cache"),
    about=text("Makes a browser, Teams or another program fetch everything afresh."),
    keywords=text(
        "page looks wrong, website looks wrong, old page, browser slow, teams does not load, "
        "teams shows old, clear cache, program shows old"
    ),
    checks=("disk_space", "growing_folders"),
    # Windows has no handles to folders to remove files by (os.supports_dir_fd).
    platforms=frozenset({Platform.LINUX, Platform.MACOS}),
    plan=plan,
    apply=apply,
)
