"""Chargers and batteries of Linux: Documentation/ABI/testing/sysfs-class-power."""

from __future__ import annotations

from collections.abc import Mapping

from diagnostics.facts.battery.linux import properties
from diagnostics.facts.charging.model import Charging, Flow
from diagnostics.facts.sysfs import inside, value
from diagnostics.system import Machine

_SUPPLIES = "/sys/class/power_supply"
_FLOWS = {
    "Charging": Flow.CHARGING,
    "Discharging": Flow.DRAINING,
    "Full": Flow.FULL,
    "Not charging": Flow.HELD,
}

Supply = Mapping[str, str]


def read(machine: Machine) -> Charging:
    """Read every power supply, and where the first battery is set to stop."""
    names = inside(machine, _SUPPLIES)
    supplies = {n: properties(value(machine, f"{_SUPPLIES}/{n}/uevent")) for n in names}
    own = {n: s for n, s in supplies.items() if s.get("SCOPE") != "Device"}
    batteries = [
        n for n, s in own.items() if s.get("TYPE") == "Battery" and s.get("PRESENT") != "0"
    ]
    chargers = [s for s in own.values() if s.get("TYPE") != "Battery" and s.get("ONLINE") == "1"]
    if not batteries:
        return Charging(plugged=True, flow=Flow.NO_BATTERY)
    limit = value(machine, f"{_SUPPLIES}/{batteries[0]}/charge_control_end_threshold")
    return charging([own[name] for name in batteries], chargers, limit)


def charging(batteries: list[Supply], chargers: list[Supply], limit: str) -> Charging:
    """With several batteries, one that charges charges them all."""
    flows = [_FLOWS.get(battery.get("STATUS", ""), Flow.HELD) for battery in batteries]
    levels = [_number(battery, "CAPACITY") for battery in batteries]
    watts = [_number(c, "VOLTAGE_MAX") * _number(c, "CURRENT_MAX") / 1e12 for c in chargers]
    ends = int(limit) if limit.isdecimal() else 100
    return Charging(
        plugged=bool(chargers),
        flow=min(flows, key=list(Flow).index),
        level_ratio=sum(levels) / len(levels) / 100,
        limit_ratio=ends / 100 if 0 < ends < 100 else None,
        charger_watts=round(max(watts, default=0.0), 1) or None,
    )


def _number(supply: Supply, name: str) -> float:
    told = supply.get(name, "")
    return float(told) if told.isdecimal() else 0.0
