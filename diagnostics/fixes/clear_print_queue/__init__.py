"""Clears a print queue that is stuck: cancels the person's own stuck documents, resumes printers.

Documents of other people are left alone. What is passed on to the print system are names that it
listed itself, never anything typed.
"""

from __future__ import annotations

from diagnostics.fixes.clear_print_queue.apply import apply
from diagnostics.fixes.clear_print_queue.plan import plan
from diagnostics.model import Fix, Topic
from diagnostics.system import EVERYWHERE
from diagnostics.text import text

__all__ = ["FIX"]

FIX = Fix(
    id="clear_print_queue",
    topic=Topic.PRINTING,
    title=text("Clear the print queue"),
    about=text("Cancels your documents that are stuck and lets stopped printers go on."),
    keywords=text(
        "printer does not print, print stuck, print queue, printer offline, paper does not come"
    ),
    checks=("print_queue",),
    platforms=EVERYWHERE,
    plan=plan,
    apply=apply,
)
