"""What Windows Update installed, and what failed and was not installed since."""

from __future__ import annotations

import msgspec

from diagnostics.facts.commands import powershell
from diagnostics.facts.update_history.model import MOST_NAMES, UpdateHistory
from diagnostics.system import Machine

# Documented: IUpdateSearcher.QueryHistory, newest first; ResultCode 2 and 3 succeeded, 4 failed.
# Definitions of Defender, several a day, say nothing about the system's own updates.
_SCRIPT = """
$searcher = (New-Object -ComObject Microsoft.Update.Session).CreateUpdateSearcher()
$all = @(); if ($searcher.GetTotalHistoryCount() -gt 0) { $all = @($searcher.QueryHistory(0, 100)) }
$own = @($all | Where-Object { $_.Title -and $_.Title -notmatch 'KB2267602' })
$done = @($own | Where-Object { $_.Operation -eq 1 -and $_.ResultCode -in 2, 3 })
$failed = @($own | Where-Object { $_.ResultCode -eq 4 -and $_.Title -notin $done.Title } |
  Select-Object -ExpandProperty Title -Unique)
$last = if ($done) { ([DateTimeOffset]::new($done[0].Date, 0)).ToUnixTimeSeconds() }
@{ installed = $last; failed = $failed } | ConvertTo-Json -Compress
"""


class _Answer(msgspec.Struct):
    installed: float | None
    failed: list[str]


def read(machine: Machine) -> UpdateHistory:
    """Ask the Windows Update Agent for its history."""
    told = powershell(machine, _SCRIPT, _Answer, limit=3.0)
    return UpdateHistory(
        installed_seconds=None
        if told.installed is None
        else max(0, machine.now() - told.installed),
        broken=len(told.failed),
        names=tuple(told.failed[:MOST_NAMES]),
    )
