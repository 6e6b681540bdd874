"""Disks as the storage service of Windows sees them; counters are for administrators only."""

from __future__ import annotations

import msgspec

from diagnostics.facts.commands import powershell
from diagnostics.facts.disk_health.model import DiskHealth, Drive, telling
from diagnostics.system import Machine

# MSFT_PhysicalDisk: HealthStatus 0 healthy, 1 warning, 2 unhealthy, 5 unknown; MediaType 3 rotates,
# 4 does not; BusType 7 is USB. MSFT_StorageReliabilityCounter: Wear in per cent.
_SCRIPT = """
$disks = @(Get-PhysicalDisk | ForEach-Object {
  $counters = $_ | Get-StorageReliabilityCounter -ErrorAction SilentlyContinue
  @{ model = [string]$_.FriendlyName; size = [uint64]$_.Size
     bus = [int]$_.CimInstanceProperties['BusType'].Value
     media = [int]$_.CimInstanceProperties['MediaType'].Value
     health = [int]$_.CimInstanceProperties['HealthStatus'].Value
     wear = $counters.Wear; celsius = $counters.Temperature; hours = $counters.PowerOnHours
     errors = $counters.ReadErrorsUncorrected } })
ConvertTo-Json -Compress -InputObject $disks
"""
_HEALTHY, _UNKNOWN, _ROTATES, _SOLID, _USB = 0, 5, 3, 4, 7
_HOUR = 60 * 60


class _Disk(msgspec.Struct):
    model: str
    size: int
    bus: int
    media: int
    health: int
    wear: float | None = None
    celsius: float | None = None
    hours: int | None = None
    errors: int | None = None


def read(machine: Machine) -> DiskHealth:
    """Ask for disks and, where that is allowed, their counters."""
    return telling([_drive(disk) for disk in powershell(machine, _SCRIPT, list[_Disk], limit=3.0)])


def _drive(disk: _Disk) -> Drive:
    return Drive(
        model=disk.model,
        size_bytes=disk.size,
        rotating={_ROTATES: True, _SOLID: False}.get(disk.media),
        removable=disk.bus == _USB,
        failing=None if disk.health == _UNKNOWN else disk.health != _HEALTHY,
        worn_ratio=None if disk.wear is None else disk.wear / 100,
        bad_sectors=disk.errors,
        # A counter that is not kept is 0.
        celsius=disk.celsius or None,
        powered_seconds=disk.hours * _HOUR if disk.hours else None,
    )
