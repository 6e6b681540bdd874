"""Which printers there are, and what waits for them."""

from __future__ import annotations

from diagnostics.facts.print_queue import cups, windows
from diagnostics.facts.print_queue.model import Job, Printer, PrintQueue
from diagnostics.model import Fact, Topic
from diagnostics.system import Platform

__all__ = ["FACT", "Job", "PrintQueue", "Printer"]

FACT = Fact(
    id="print_queue",
    topic=Topic.PRINTING,
    limit=3.0,
    readers={
        Platform.LINUX: cups.read,
        Platform.MACOS: cups.read,
        Platform.WINDOWS: windows.read,
    },
)
