"""Lets a program start again that believes it runs already: removes the lock that a crash left.

Only of programs that do not run, and only the very lock that was found; what it said is kept, so
that it can be put back. Nothing else of a profile is touched.
"""

from __future__ import annotations

from diagnostics.fixes.repair_program_start.apply import apply, undo
from diagnostics.fixes.repair_program_start.plan import plan
from diagnostics.model import Fix, Topic
from diagnostics.system import Platform
from diagnostics.text import text

__all__ = ["FIX"]

FIX = Fix(
    id="repair_program_start",
    topic=Topic.PROGRAMS,
    title=text("Repair a program’s start"),
    about=text("Removes what keeps a program from starting after a crash."),
    keywords=text(
        "program does not start, browser does not open, already running, profile in use, "
        "profile locked, nothing happens when I click"
    ),
    checks=("stale_locks",),
    platforms=frozenset({Platform.LINUX, Platform.MACOS}),
    plan=plan,
    apply=apply,
    undo=undo,
    safe=True,
)
