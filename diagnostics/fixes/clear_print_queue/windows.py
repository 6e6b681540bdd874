"""The Windows spooler by way of CIM; not tried on a real one.

Microsoft's pages: Win32_PrintJob (its name, "printer, number", is its key), Win32_Printer
(PrinterState 1 is "paused"; Resume returns 0, or 5 where the person may not).
"""

from __future__ import annotations

import msgspec

from diagnostics.facts.commands import POWERSHELL, powershell
from diagnostics.facts.print_queue.model import Job, Printer, PrintQueue
from diagnostics.fixes.clear_print_queue.spooler import Spooler, Stuck
from diagnostics.fixes.powershell import script
from diagnostics.fixes.steps import worked
from diagnostics.system import Machine

_FIND = """
$now = Get-Date
$printers = @(Get-CimInstance Win32_Printer | ForEach-Object {
  @{ name = $_.Name; stopped = ($_.PrinterState -band 1) -ne 0 } })
$jobs = @(Get-CimInstance Win32_PrintJob | Where-Object Owner -eq $env:USERNAME | ForEach-Object {
  @{ id = $_.Name; printer = $_.Name -replace ', \\d+$'; size_bytes = $_.Size
     waiting_seconds = [Math]::Max(0, ($now - $_.TimeSubmitted).TotalSeconds) } })
@{ printers = $printers; jobs = $jobs } | ConvertTo-Json -Compress -Depth 3
"""
_CANCEL = """
Get-CimInstance Win32_PrintJob |
  Where-Object { $_.Name -eq $name -and $_.Owner -eq $env:USERNAME } | Remove-CimInstance
"""
_RESUME = """
$done = Get-CimInstance Win32_Printer | Where-Object Name -eq $name |
  Invoke-CimMethod -MethodName Resume
if ($null -eq $done) { exit 1 }
exit $done.ReturnValue
"""


class _OwnJob(Job, frozen=True, kw_only=True):
    id: str


class _Answer(msgspec.Struct):
    printers: list[Printer]
    jobs: list[_OwnJob]


def find(machine: Machine) -> Stuck:
    """Look which own documents are stuck and which printers are stopped."""
    told = powershell(machine, _FIND, _Answer, limit=10.0)
    queue = PrintQueue(printers=tuple(told.printers), jobs=tuple(told.jobs))
    stuck = queue.stuck()
    return Stuck(
        jobs=tuple(job.id for job in told.jobs if job in stuck),
        printers=tuple(printer.name for printer in told.printers if printer.stopped),
    )


def _cancel(machine: Machine, job: str) -> bool:
    return worked(machine, *POWERSHELL, script(_CANCEL, name=job))


def _resume(machine: Machine, printer: str) -> bool:
    return worked(machine, *POWERSHELL, script(_RESUME, name=printer))


SPOOLER = Spooler(find=find, cancel=_cancel, resume=_resume)
