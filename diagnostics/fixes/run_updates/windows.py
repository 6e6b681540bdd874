"""Windows Update by its API; not tried on a real one.

Microsoft's pages: IUpdateInstaller::Install (0x80240044 where only an administrator may),
IInstallationResult (ResultCode 2 is "succeeded", 3 "with errors"), "Launch Windows Settings"
(ms-settings:windowsupdate-action looks for updates and installs them, for anybody).
"""

from __future__ import annotations

import msgspec

from diagnostics.facts.commands import POWERSHELL, powershell
from diagnostics.fixes.run_updates.source import LOOK, PATIENCE, Ended, Source, Tell, Waiting
from diagnostics.fixes.steps import worked
from diagnostics.model import CannotTell
from diagnostics.system import Machine, ProgramMissing, ProgramTimedOut
from diagnostics.text import text

_WAITING = """
$session = New-Object -ComObject Microsoft.Update.Session
$searcher = $session.CreateUpdateSearcher()
$searcher.Online = $false
$found = $searcher.Search('IsInstalled=0 and IsHidden=0').Updates
"""
_FIND = (
    _WAITING
    + """
$size = ($found | ForEach-Object { $_.MaxDownloadSize } | Measure-Object -Sum).Sum
@{ count = $found.Count; bytes = [long]$size } | ConvertTo-Json -Compress
"""
)
_INSTALL = (
    _WAITING
    + """
$code = 4
try {
  $downloader = $session.CreateUpdateDownloader()
  $downloader.Updates = $found
  $null = $downloader.Download()
  $installer = $session.CreateUpdateInstaller()
  $installer.Updates = $found
  $code = $installer.Install().ResultCode
} catch { }
@{ code = [int]$code } | ConvertTo-Json -Compress
"""
)
_SETTINGS = "Start-Process 'ms-settings:windowsupdate-action'"
_WORKED = {2, 3}


class _Result(msgspec.Struct):
    code: int


def find(machine: Machine) -> Waiting | None:
    """What Windows Update already knows of."""
    try:
        found = powershell(machine, _FIND, Waiting, limit=LOOK)
    except (CannotTell, ProgramMissing, ProgramTimedOut):
        return None
    return found if found.count else None


def install(machine: Machine, tell: Tell) -> Ended:
    """Install them as an administrator may; for anybody else Windows itself goes on with it."""
    tell(0.0, True)
    try:
        if powershell(machine, _INSTALL, _Result, limit=PATIENCE).code in _WORKED:
            return Ended.INSTALLED
    except (CannotTell, ProgramMissing, ProgramTimedOut):
        pass
    return Ended.HANDED_ON if worked(machine, *POWERSHELL, _SETTINGS) else Ended.FAILED


SOURCE = Source(id="computer", title=text("Updates of the computer"), find=find, install=install)
