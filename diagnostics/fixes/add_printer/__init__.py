"""Adds a printer of the organisation's list, the one nearest to the person first.

The print system decides who may add one. What is passed on to it stands in the organisation's file
and was checked when that was read; nobody types anything.
"""

from __future__ import annotations

from functools import partial

from diagnostics.fixes.add_printer.apply import apply, undo
from diagnostics.fixes.add_printer.plan import plan
from diagnostics.model import Fix, OfficePrinter, Topic
from diagnostics.system import EVERYWHERE
from diagnostics.text import text

__all__ = ["fix"]


def fix(printers: tuple[OfficePrinter, ...]) -> Fix:
    """The fix for an organisation with these printers."""
    return Fix(
        id="add_printer",
        topic=Topic.PRINTING,
        title=text("Add a printer"),
        about=text("Adds one of your organisation’s printers; the nearest stands first."),
        keywords=text(
            "no printer, printer not found, printer missing, new printer, install printer, "
            "print in another building, printer not in the list"
        ),
        checks=("default_printer", "print_queue"),
        platforms=EVERYWHERE,
        plan=partial(plan, printers),
        apply=apply,
        undo=undo,
    )
