"""Printers and jobs of the Windows spooler."""

from __future__ import annotations

import msgspec

from diagnostics.facts.commands import powershell
from diagnostics.facts.print_queue.model import Job, Printer, PrintQueue
from diagnostics.system import Machine

# Documented classes; PrinterState 1 is "paused", a job's name is "printer, number".
_SCRIPT = """
$now = Get-Date
$printers = @(Get-CimInstance Win32_Printer | ForEach-Object {
  @{ name = $_.Name; stopped = ($_.PrinterState -band 1) -ne 0; default = $_.Default } })
$jobs = @(Get-CimInstance Win32_PrintJob | ForEach-Object {
  @{ printer = $_.Name -replace ', \\d+$'; size_bytes = $_.Size
     waiting_seconds = [Math]::Max(0, ($now - $_.TimeSubmitted).TotalSeconds) } })
@{ printers = $printers; jobs = $jobs } | ConvertTo-Json -Compress -Depth 3
"""


class _Answer(msgspec.Struct):
    printers: list[Printer]
    jobs: list[Job]


def read(machine: Machine) -> PrintQueue:
    """Ask the spooler by way of CIM, which needs no rights."""
    told = powershell(machine, _SCRIPT, _Answer, limit=3.0)
    return PrintQueue(printers=tuple(told.printers), jobs=tuple(told.jobs))
