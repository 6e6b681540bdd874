"""Waiting updates by what Windows Update already knows, without asking Microsoft again."""

from __future__ import annotations

import msgspec

from diagnostics.facts.commands import powershell
from diagnostics.facts.updates_pending.model import UpdatesPending
from diagnostics.system import Machine

# Documented: IUpdateSearcher (Online = false looks in what is known), IUpdate.MsrcSeverity,
# IAutomaticUpdatesResults.LastSearchSuccessDate (UTC).
_SCRIPT = """
$searcher = (New-Object -ComObject Microsoft.Update.Session).CreateUpdateSearcher()
$searcher.Online = $false
$found = @($searcher.Search('IsInstalled=0 and IsHidden=0').Updates)
$looked = (New-Object -ComObject Microsoft.Update.AutoUpdate).Results.LastSearchSuccessDate
$epoch = if ($looked) { ([DateTimeOffset]::new($looked, 0)).ToUnixTimeSeconds() } else { $null }
@{ pending = $found.Count
   security = @($found | Where-Object { $_.MsrcSeverity }).Count
   looked = $epoch } | ConvertTo-Json -Compress
"""


class _Answer(msgspec.Struct):
    pending: int
    security: int
    looked: float | None


def read(machine: Machine) -> UpdatesPending:
    """Ask the Windows Update Agent."""
    told = powershell(machine, _SCRIPT, _Answer, limit=3.0)
    looked = None if told.looked is None else max(0.0, machine.now() - told.looked)
    return UpdatesPending(pending=told.pending, security=told.security, looked_seconds=looked)
