"""Charging as the drivers of Windows tell it (root/wmi BatteryStatus)."""

from __future__ import annotations

import msgspec

from diagnostics.facts.charging.model import Charging, Flow
from diagnostics.facts.commands import powershell
from diagnostics.system import Machine

_SCRIPT = """
$batteries = @(Get-CimInstance -Namespace root/wmi BatteryStatus -ErrorAction SilentlyContinue |
  ForEach-Object { @{ plugged = $_.PowerOnline; charging = $_.Charging
                      draining = $_.Discharging } })
$level = (Get-CimInstance Win32_Battery | Measure-Object EstimatedChargeRemaining -Average).Average
@{ batteries = $batteries; level = $level } | ConvertTo-Json -Compress -Depth 3
"""


class _Battery(msgspec.Struct):
    plugged: bool
    charging: bool
    draining: bool


class _Answer(msgspec.Struct):
    batteries: list[_Battery]
    level: float | None


def read(machine: Machine) -> Charging:
    """Ask without rights; a computer without a battery has an empty list."""
    told = powershell(machine, _SCRIPT, _Answer, limit=3.0)
    if not told.batteries:
        return Charging(plugged=True, flow=Flow.NO_BATTERY)
    level = (told.level or 0.0) / 100
    plugged = any(battery.plugged for battery in told.batteries)
    return Charging(plugged=plugged, flow=_flow(told.batteries, level), level_ratio=level)


def _flow(batteries: list[_Battery], level: float) -> Flow:
    if any(battery.charging for battery in batteries):
        return Flow.CHARGING
    if any(battery.draining for battery in batteries):
        return Flow.DRAINING
    return Flow.FULL if level >= 1.0 else Flow.HELD
