"""Which way power goes in the laptops of three systems."""

from __future__ import annotations

import plistlib

import pytest

from diagnostics.facts.charging import FACT, Charging, Flow
from diagnostics.facts.charging.macos import charging
from diagnostics.system import Platform
from tests.support.machine import RecordedMachine, recording

SUPPLIES = "/sys/class/power_supply"


def linux(status: str, **more: str) -> Charging:
    battery = recording("linux/uevent-BAT0.txt").replace("=Discharging", f"={status}")
    files = {
        f"{SUPPLIES}/BAT0/uevent": battery,
        f"{SUPPLIES}/hid-mouse/uevent": recording("linux/uevent-mouse.txt"),
        **{f"{SUPPLIES}/{name.replace('__', '/')}": text for name, text in more.items()},
    }
    return FACT.readers[Platform.LINUX](RecordedMachine(Platform.LINUX, files=files))


def test_a_weak_charger_is_plugged_in_and_the_battery_drains() -> None:
    usb = "POWER_SUPPLY_TYPE=USB\nPOWER_SUPPLY_ONLINE=1\nPOWER_SUPPLY_VOLTAGE_MAX=5000000\n"
    found = linux("Discharging", ucsi__uevent=usb + "POWER_SUPPLY_CURRENT_MAX=3000000\n")
    assert found == Charging(plugged=True, flow=Flow.DRAINING, level_ratio=0.44, charger_watts=15.0)


def test_charging_may_be_set_to_stop_early() -> None:
    held = linux("Not charging", BAT0__charge_control_end_threshold="80\n")
    assert (held.flow, held.limit_ratio, held.plugged) == (Flow.HELD, 0.8, False)
    assert linux("Full", BAT0__charge_control_end_threshold="100\n").limit_ratio is None


def test_a_desktop_has_nothing_to_charge() -> None:
    for platform in (Platform.LINUX, Platform.MACOS):
        machine = RecordedMachine(platform, programs={"ioreg": "\n"})
        assert FACT.readers[platform](machine).flow is Flow.NO_BATTERY


@pytest.mark.parametrize(
    ("keys", "flow"),
    [
        ({"IsCharging": True}, Flow.CHARGING),
        ({"IsCharging": False, "Amperage": (1 << 64) - 900}, Flow.DRAINING),
        ({"FullyCharged": True}, Flow.FULL),
        ({}, Flow.HELD),
        ({"ExternalConnected": False}, Flow.DRAINING),
    ],
)
def test_macos_tells_which_way_it_goes(keys: dict[str, object], flow: Flow) -> None:
    assert charging({"ExternalConnected": True, **keys}).flow is flow


def test_macos_tells_what_the_charger_gives() -> None:
    entry = {
        "ExternalConnected": True,
        "IsCharging": True,
        "CurrentCapacity": 60,
        "MaxCapacity": 100,
        "AdapterDetails": {"Watts": 67},
    }
    machine = RecordedMachine(Platform.MACOS, programs={"ioreg": plistlib.dumps([entry]).decode()})
    assert FACT.readers[Platform.MACOS](machine) == Charging(
        plugged=True, flow=Flow.CHARGING, level_ratio=0.6, charger_watts=67
    )


@pytest.mark.parametrize(
    ("battery", "level", "flow"),
    [
        ('{"plugged":true,"charging":true,"draining":false}', 50, Flow.CHARGING),
        ('{"plugged":true,"charging":false,"draining":true}', 50, Flow.DRAINING),
        ('{"plugged":true,"charging":false,"draining":false}', 100, Flow.FULL),
        ('{"plugged":true,"charging":false,"draining":false}', 80, Flow.HELD),
        ("", "null", Flow.NO_BATTERY),
    ],
)
def test_windows_tells_which_way_it_goes(battery: str, level: object, flow: Flow) -> None:
    answer = f'{{"batteries":[{battery}],"level":{level}}}'
    machine = RecordedMachine(Platform.WINDOWS, programs={"powershell": answer})
    found = FACT.readers[Platform.WINDOWS](machine)
    assert (found.flow, found.plugged) == (flow, True)
