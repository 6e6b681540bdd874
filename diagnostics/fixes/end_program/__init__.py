"""Ends a program that hangs or keeps the computer busy: the one that the person chooses.

It is asked first, so that it can save, and ended only if it does not listen. What the desktop
itself is made of is not offered.
"""

from __future__ import annotations

from diagnostics.fixes.end_program.apply import apply
from diagnostics.fixes.end_program.plan import plan
from diagnostics.model import Fix, Topic
from diagnostics.system import EVERYWHERE
from diagnostics.text import text

__all__ = ["FIX"]

FIX = Fix(
    id="end_program",
    topic=Topic.PROGRAMS,
    title=text("End a program"),
    about=text("Closes a program that hangs or keeps your computer busy. You choose which."),
    keywords=text(
        "computer slow, program hangs, frozen, not responding, fan loud, computer hot, "
        "window does not close"
    ),
    checks=("processor_hungry", "memory_hungry"),
    platforms=EVERYWHERE,
    plan=plan,
    apply=apply,
)
