"""Turns off programs that start by themselves, those that the person chooses.

Nothing is deleted: on each system it is written down that a program shall not start, just as its
own settings do it, and that can be taken back. What the desktop needs is not offered.
"""

from __future__ import annotations

from diagnostics.fixes.startup_programs.apply import apply, undo
from diagnostics.fixes.startup_programs.plan import plan
from diagnostics.model import Fix, Topic
from diagnostics.system import EVERYWHERE
from diagnostics.text import text

__all__ = ["FIX"]

FIX = Fix(
    id="startup_programs",
    topic=Topic.SYSTEM,
    title=text("Turn off what slows the start"),
    about=text("Stops programs from starting by themselves when you sign in. You choose which."),
    keywords=text(
        "computer starts slowly, slow start, slow sign-in, program opens by itself, autostart, "
        "startup programs"
    ),
    checks=("startup_programs", "startup_time"),
    platforms=EVERYWHERE,
    plan=plan,
    apply=apply,
    undo=undo,
)
