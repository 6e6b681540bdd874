"""How full the batteries of wireless mice, keyboards and headsets are."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from diagnostics.facts.battery.linux import properties
from diagnostics.facts.battery.model import ratio
from diagnostics.facts.commands import answer, powershell
from diagnostics.facts.plists import plist
from diagnostics.facts.sysfs import inside, value
from diagnostics.model import Fact, Goes, Topic
from diagnostics.system import Machine, Platform

_SUPPLIES = "/sys/class/power_supply"
# What drivers say that do not count (kernel's sysfs-class-power); as UPower reads it.
_LEVELS = {"Critical": 0.05, "Low": 0.1, "Normal": 0.55, "High": 0.7, "Full": 1.0}
# The property that Windows shows below “Bluetooth & devices”.
_SCRIPT = """
$key = '{104EA319-6EE2-4701-BD47-8DDBF425BBE5} 2'
$devices = @(Get-PnpDevice -PresentOnly -Class Bluetooth | ForEach-Object {
  $level = (Get-PnpDeviceProperty -InputObject $_ -KeyName $key).Data
  if ($null -ne $level) { @{ name = [string]$_.FriendlyName; percent = [int]$level } } })
ConvertTo-Json -Compress -InputObject $devices
"""
_MOST = 16


class InputDevice(msgspec.Struct, frozen=True, kw_only=True):
    """A wireless device with a battery, by the `name` that its maker gave it."""

    name: str
    level_ratio: float


class InputDevices(msgspec.Struct, frozen=True, kw_only=True):
    """Every wireless device that tells how full its battery is."""

    devices: tuple[InputDevice, ...]


class _Told(msgspec.Struct):
    name: str
    percent: int


def _linux(machine: Machine) -> InputDevices:
    """Batteries that run a device, and not this computer, say so with their scope."""
    uevents = [value(machine, f"{_SUPPLIES}/{n}/uevent") for n in inside(machine, _SUPPLIES)]
    supplies = [s for uevent in uevents if (s := properties(uevent)).get("SCOPE") == "Device"]
    levels = [(s.get("MODEL_NAME", ""), _level(s)) for s in supplies]
    return _found([(name, level) for name, level in levels if level is not None])


def _level(supply: Mapping[str, str]) -> float | None:
    percent = supply.get("CAPACITY", "")
    if percent.isdecimal():
        return ratio(int(percent), 100)
    return _LEVELS.get(supply.get("CAPACITY_LEVEL", ""))


def _macos(machine: Machine) -> InputDevices:
    """Without a wireless device ioreg prints nothing."""
    argv = ("ioreg", "-a", "-r", "-k", "BatteryPercent")
    printed = answer(machine, *argv, limit=1.0)
    entries = plist(printed) if printed.strip() else []
    return _found([(str(e.get("Product", "")), e["BatteryPercent"] / 100) for e in entries])


def _windows(machine: Machine) -> InputDevices:
    told = powershell(machine, _SCRIPT, list[_Told], limit=3.0)
    return _found([(device.name, device.percent / 100) for device in told])


def _found(levels: list[tuple[str, float]]) -> InputDevices:
    devices = (InputDevice(name=name, level_ratio=level) for name, level in levels[:_MOST])
    return InputDevices(devices=tuple(devices))


FACT = Fact(
    id="input_devices",
    topic=Topic.POWER,
    limit=3.0,
    goes=Goes.BY_CHOICE,
    readers={Platform.LINUX: _linux, Platform.MACOS: _macos, Platform.WINDOWS: _windows},
)
