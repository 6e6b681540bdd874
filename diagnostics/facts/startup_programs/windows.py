"""What Windows starts for this person: the key Run of theirs, unless Settings turned it off.

Microsoft's page "Run and RunOnce Registry Keys"; StartupApproved is what Settings and the Task
Manager write: twelve bytes, the first of which is odd where it is off. Not tried on a real one.
"""

from __future__ import annotations

import msgspec

from diagnostics.facts.commands import powershell
from diagnostics.facts.startup_programs.model import Startup
from diagnostics.facts.startup_programs.needed import is_needed
from diagnostics.system import Machine

_SCRIPT = r"""
$run = Get-Item 'HKCU:\Software\Microsoft\Windows\CurrentVersion\Run' -ErrorAction SilentlyContinue
$explorer = 'HKCU:\Software\Microsoft\Windows\CurrentVersion\Explorer'
$approved = Get-Item "$explorer\StartupApproved\Run" -ErrorAction SilentlyContinue
$names = @(if ($run) { $run.GetValueNames() | Where-Object { $_ } })
$found = @($names | ForEach-Object {
  $state = if ($approved) { $approved.GetValue($_) }
  @{ name = $_; does = [string]$run.GetValue($_)
     state = if ($state -is [byte[]]) { [Convert]::ToBase64String($state) } } })
@{ programs = $found } | ConvertTo-Json -Compress -Depth 3
"""


class Run(msgspec.Struct, frozen=True):
    """A value of the key, what it starts, and what Settings wrote of it, if it did."""

    name: str
    does: str = ""
    state: bytes | None = None

    @property
    def is_on(self) -> bool:
        """Whether it starts."""
        return not self.state or self.state[0] % 2 == 0


class _Answer(msgspec.Struct):
    programs: list[Run]


def programs(machine: Machine) -> tuple[Startup, ...]:
    """Those that start."""
    return tuple(Startup(id=run.name, name=run.name) for run in runs(machine) if run.is_on)


def runs(machine: Machine) -> tuple[Run, ...]:
    """All that may be turned on and off; raises CannotTell."""
    found = powershell(machine, _SCRIPT, _Answer, limit=3.0).programs
    return tuple(run for run in found if not is_needed(run.name) and not is_needed(run.does))
