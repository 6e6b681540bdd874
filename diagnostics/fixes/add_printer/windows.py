"""Windows: a connection to a shared printer, which everybody may make for themselves.

Microsoft's pages Add-Printer and Remove-Printer; not tried on a real one.
"""

from __future__ import annotations

from diagnostics.facts.commands import POWERSHELL
from diagnostics.facts.print_queue import windows
from diagnostics.fixes.add_printer.printing import Added, Printing, Queue
from diagnostics.fixes.powershell import script
from diagnostics.fixes.steps import worked
from diagnostics.model import OfficePrinter
from diagnostics.system import Machine

# The driver may have to come from the server first.
_PATIENCE = 120.0
_ADD = "Add-Printer -ConnectionName $share"
_REMOVE = """
$found = Get-Printer | Where-Object { $_.Name -eq $share -and $_.Type -eq 'Connection' }
if ($found) { $found | Remove-Printer }
"""


def _queue(printer: OfficePrinter) -> Queue | None:
    return Queue(name=printer.share, leads_to=printer.share) if printer.share else None


def _names(machine: Machine) -> frozenset[str]:
    return frozenset(str(printer.name) for printer in windows.read(machine).printers)


def _add(machine: Machine, printer: OfficePrinter) -> Added:
    added = worked(machine, *POWERSHELL, script(_ADD, share=printer.share), limit=_PATIENCE)
    return Added.YES if added else Added.REFUSED


def _remove(machine: Machine, queue: Queue) -> bool:
    return worked(machine, *POWERSHELL, script(_REMOVE, share=queue.name), limit=_PATIENCE)


PRINTING = Printing(queue=_queue, names=_names, add=_add, remove=_remove)
