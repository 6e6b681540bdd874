"""Batteries as the kernel shows them: Documentation/ABI/testing/sysfs-class-power."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from diagnostics.facts.battery.model import Battery, Power, ratio
from diagnostics.system import Machine

_SUPPLIES = "/sys/class/power_supply"
_PREFIX = "POWER_SUPPLY_"
_DISCHARGING = "Discharging"


def read(machine: Machine) -> Power:
    """Read every power supply; a computer without any has no such folder, or an empty one."""
    try:
        supplies = machine.names(_SUPPLIES)
    except FileNotFoundError:
        supplies = []
    return power(machine.read(f"{_SUPPLIES}/{name}/uevent") for name in supplies)


def power(uevents: Iterable[str]) -> Power:
    """Put together what the `uevent` files say; batteries of mice and headsets are left out."""
    supplies = [properties(uevent) for uevent in uevents]
    own = [s for s in supplies if s.get("SCOPE") != "Device"]
    batteries = [s for s in own if s.get("TYPE") == "Battery" and s.get("PRESENT") != "0"]
    plugged = any(s.get("ONLINE") == "1" for s in own if s.get("TYPE") != "Battery")
    held = not any(s.get("STATUS") == _DISCHARGING for s in batteries)
    return Power(batteries=tuple(_battery(b) for b in batteries), on_mains=plugged or held)


def properties(uevent: str) -> Mapping[str, str]:
    """The `POWER_SUPPLY_NAME=value` lines, by name without the prefix."""
    lines = (line.removeprefix(_PREFIX).partition("=") for line in uevent.splitlines())
    return {name: value for name, _, value in lines}


def _battery(supply: Mapping[str, str]) -> Battery:
    # Drivers count energy (µWh) or charge (µAh), never both.
    unit = "ENERGY" if "ENERGY_FULL" in supply else "CHARGE"
    full, design = _number(supply, f"{unit}_FULL"), _number(supply, f"{unit}_FULL_DESIGN")
    level = ratio(_number(supply, "CAPACITY"), 100)
    if level is None:
        level = ratio(_number(supply, f"{unit}_NOW"), full)
    cycles = _number(supply, "CYCLE_COUNT")
    return Battery(
        level_ratio=level or 0.0,
        health_ratio=ratio(full, design),
        # Firmware that does not count says 0.
        cycles=int(cycles) if cycles else None,
    )


def _number(supply: Mapping[str, str], name: str) -> float | None:
    value = supply.get(name, "")
    return float(value) if value.isdecimal() else None
