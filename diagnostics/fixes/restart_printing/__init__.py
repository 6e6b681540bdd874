"""Starts the print system anew: one that hangs or has ended prints for nobody on this computer.

It is the system's, so that an administrator has to allow it. What waits to be printed stays.
"""

from __future__ import annotations

from diagnostics.fixes.restart_printing.apply import apply
from diagnostics.fixes.restart_printing.plan import plan
from diagnostics.model import Fix, Topic
from diagnostics.system import EVERYWHERE
from diagnostics.text import text

__all__ = ["FIX"]

FIX = Fix(
    id="restart_printing",
    topic=Topic.PRINTING,
    title=text("Restart printing"),
    about=text("Starts the part of this computer anew that sends documents to printers."),
    keywords=text(
        "printing does not work at all, no printer answers, printer not found, printers gone, "
        "printing hangs, print spooler"
    ),
    checks=("print_queue", "failed_services"),
    platforms=EVERYWHERE,
    plan=plan,
    apply=apply,
    asks_rights=True,
)
