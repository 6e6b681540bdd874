"""Batteries of wireless devices on three systems."""

from __future__ import annotations

import plistlib

from diagnostics.facts.input_devices import FACT, InputDevice, InputDevices
from diagnostics.system import Platform
from tests.support.machine import RecordedMachine, recording

SUPPLIES = "/sys/class/power_supply"


def test_linux_tells_the_mouse_and_leaves_the_laptop_out() -> None:
    mouse = recording("linux/uevent-mouse.txt")
    files = {
        f"{SUPPLIES}/BAT0/uevent": recording("linux/uevent-BAT0.txt"),
        f"{SUPPLIES}/hidpp_battery_0/uevent": mouse,
        f"{SUPPLIES}/hidpp_battery_1/uevent": (
            "POWER_SUPPLY_SCOPE=Device\nPOWER_SUPPLY_MODEL_NAME=Keyboard K800\n"
            "POWER_SUPPLY_CAPACITY_LEVEL=Low"
        ),
        f"{SUPPLIES}/hidpp_battery_2/uevent": "POWER_SUPPLY_SCOPE=Device",
    }
    found = FACT.readers[Platform.LINUX](RecordedMachine(Platform.LINUX, files=files))
    assert len(found.devices) == 2
    assert 0 <= found.devices[0].level_ratio <= 1
    assert found.devices[1] == InputDevice(name="Keyboard K800", level_ratio=0.1)


def test_macos_tells_its_wireless_devices() -> None:
    answer = plistlib.dumps([{"Product": "Magic Mouse", "BatteryPercent": 15}]).decode()
    machine = RecordedMachine(Platform.MACOS, programs={"ioreg": answer})
    mouse = InputDevice(name="Magic Mouse", level_ratio=0.15)
    assert FACT.readers[Platform.MACOS](machine) == InputDevices(devices=(mouse,))
    none = RecordedMachine(Platform.MACOS, programs={"ioreg": "\n"})
    assert FACT.readers[Platform.MACOS](none).devices == ()


def test_windows_tells_its_wireless_devices() -> None:
    answer = '[{"name":"Surface Pen","percent":70}]'
    machine = RecordedMachine(Platform.WINDOWS, programs={"powershell": answer})
    pen = InputDevice(name="Surface Pen", level_ratio=0.7)
    assert FACT.readers[Platform.WINDOWS](machine).devices == (pen,)
