"""How hot the processor is, and whether it was slowed down for that."""

from __future__ import annotations

import re

import msgspec

from diagnostics.facts.commands import answer, powershell
from diagnostics.facts.sysfs import inside, number, value
from diagnostics.model import CannotTell, Fact, Topic
from diagnostics.system import Machine, Platform
from diagnostics.text import text

_HWMON = "/sys/class/hwmon"
# Drivers of sensors inside processors (kernel's Documentation/hwmon).
_DRIVERS = frozenset({"coretemp", "k10temp", "zenpower", "cpu_thermal", "soc_thermal"})
_SENSOR = re.compile(r"^(temp\d+)_input$")
_THROTTLED = "/sys/devices/system/cpu/cpu0/thermal_throttle/package_throttle_total_time_ms"
_SPEED_LIMIT = re.compile(r"CPU_Speed_Limit\s*=\s*(\d+)")
# Kelvin, and per cent that cooling by slowing down leaves; anybody may read these counters.
_SCRIPT = """
$zones = @(Get-CimInstance Win32_PerfFormattedData_Counters_ThermalZoneInformation |
  ForEach-Object { @{ kelvin = $_.Temperature; limit = $_.PercentPassiveLimit } })
ConvertTo-Json -Compress -InputObject $zones
"""
_ZERO_CELSIUS = 273


class ProcessorHeat(msgspec.Struct, frozen=True, kw_only=True):
    """The hottest sensor, and from where on it is `critical_celsius`; None where not told.

    `slowed_ratio` is the part of the time since the start in which heat slowed the processor.
    `limit_ratio` is the part of its speed that is left to it now.
    """

    celsius: float | None = None
    critical_celsius: float | None = None
    slowed_ratio: float | None = None
    limit_ratio: float | None = None


class _Zone(msgspec.Struct):
    kelvin: float
    limit: float


def _linux(machine: Machine) -> ProcessorHeat:
    hottest = max(_sensors(machine), default=(None, None), key=lambda sensor: sensor[0] or 0)
    heat = ProcessorHeat(
        celsius=hottest[0], critical_celsius=hottest[1], slowed_ratio=_slowed(machine)
    )
    return _known(heat)


def _sensors(machine: Machine) -> list[tuple[float | None, float | None]]:
    """Temperature and critical temperature of every sensor in a processor."""
    found: list[tuple[float | None, float | None]] = []
    for chip in inside(machine, _HWMON):
        folder = f"{_HWMON}/{chip}"
        if value(machine, f"{folder}/name") in _DRIVERS:
            sensors = (_SENSOR.match(name) for name in inside(machine, folder))
            found += [_sensor(machine, f"{folder}/{sensor[1]}") for sensor in sensors if sensor]
    return found


def _sensor(machine: Machine, sensor: str) -> tuple[float | None, float | None]:
    return _degrees(machine, f"{sensor}_input"), _degrees(machine, f"{sensor}_crit")


def _degrees(machine: Machine, path: str) -> float | None:
    """Sensors count in thousandths of a degree; one that is broken may be far below zero."""
    thousandths = number(machine, path)
    return None if thousandths is None else thousandths / 1000


def _slowed(machine: Machine) -> float | None:
    """Intel's processors count; since when is the same for all of them."""
    slowed_ms = number(machine, _THROTTLED)
    if slowed_ms is None:
        return None
    return slowed_ms / 1000 / max(1.0, float(machine.read("/proc/uptime").split()[0]))


def _macos(machine: Machine) -> ProcessorHeat:
    """Only the speed that is left is told, and on Apple's chips not even that."""
    limit = _SPEED_LIMIT.search(answer(machine, "pmset", "-g", "therm", limit=1.0))
    return _known(ProcessorHeat(limit_ratio=int(limit[1]) / 100 if limit else None))


def _windows(machine: Machine) -> ProcessorHeat:
    zones = powershell(machine, _SCRIPT, list[_Zone], limit=2.5)
    return _known(
        ProcessorHeat(
            celsius=max((z.kelvin - _ZERO_CELSIUS for z in zones), default=None),
            limit_ratio=min((z.limit / 100 for z in zones), default=None),
        )
    )


def _known(heat: ProcessorHeat) -> ProcessorHeat:
    if heat == ProcessorHeat():
        raise CannotTell(text("this computer does not tell how hot its processor is"))
    return heat


FACT = Fact(
    id="processor_heat",
    topic=Topic.PROCESSOR,
    limit=3.0,
    readers={Platform.LINUX: _linux, Platform.MACOS: _macos, Platform.WINDOWS: _windows},
)
