"""Errors in the System log of Windows, levels 1 (critical) and 2 (error), by provider."""

from __future__ import annotations

from diagnostics.facts.commands import powershell
from diagnostics.facts.system_log_errors.model import MOST, SystemLogErrors, count
from diagnostics.system import Machine

# Get-WinEvent fails where nothing matches, which is the good case.
_SCRIPT = f"""
$since = (Get-Date).AddDays(-1)
$found = @(Get-WinEvent -MaxEvents {MOST} -ErrorAction SilentlyContinue `
  -FilterHashtable @{{ LogName = 'System'; Level = 1, 2; StartTime = $since }})
$groups = @($found | Group-Object ProviderName -NoElement)
$counts = @{{}}
$groups | ForEach-Object {{ $counts[$_.Name] = $_.Count }}
$counts | ConvertTo-Json -Compress
"""


def read(machine: Machine) -> SystemLogErrors:
    """Ask for counts by provider; messages never leave Windows."""
    counts = powershell(machine, _SCRIPT, dict[str, int], limit=3.0)
    return count(name for name, errors in counts.items() for _ in range(min(errors, MOST)))
