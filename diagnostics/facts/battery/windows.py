"""The battery as Windows tells it; its wear comes from the classes behind `powercfg`."""

from __future__ import annotations

import msgspec

from diagnostics.facts.battery.model import Battery, Power, ratio
from diagnostics.facts.commands import powershell
from diagnostics.model import CannotTell
from diagnostics.system import Machine

# root/wmi: BatteryFullChargedCapacity and BatteryStaticData, in mWh. Not every driver has them.
_SCRIPT = """
$full = Get-CimInstance -Namespace root/wmi BatteryFullChargedCapacity -ErrorAction SilentlyContinue
$new = Get-CimInstance -Namespace root/wmi BatteryStaticData -ErrorAction SilentlyContinue
@{ full = ($full | Measure-Object FullChargedCapacity -Sum).Sum
   new = ($new | Measure-Object DesignedCapacity -Sum).Sum } | ConvertTo-Json -Compress
"""


class _Capacity(msgspec.Struct):
    full: float | None
    new: float | None


def read(machine: Machine) -> Power:
    """Ask for the level; for the wear only where there is a battery."""
    import psutil

    battery = psutil.sensors_battery()
    if battery is None:
        return Power(batteries=(), on_mains=True)
    level = ratio(battery.percent, 100) or 0.0
    one = Battery(level_ratio=level, health_ratio=health(machine))
    return Power(batteries=(one,), on_mains=bool(battery.power_plugged))


def health(machine: Machine) -> float | None:
    """What all batteries together hold against when new; None where Windows does not tell."""
    try:
        capacity = powershell(machine, _SCRIPT, _Capacity, limit=2.5)
    except CannotTell:
        return None
    return ratio(capacity.full, capacity.new)
