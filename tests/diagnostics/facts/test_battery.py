"""Batteries of three systems, read from what their kernels and tools say."""

from __future__ import annotations

import plistlib

import pytest

from diagnostics.facts.battery import FACT, Battery, Power, linux, macos, windows
from diagnostics.facts.battery.model import ratio
from diagnostics.model import CannotTell
from diagnostics.system import Platform
from tests.support.machine import RecordedMachine, recording

LAPTOP = [recording(f"linux/uevent-{name}.txt") for name in ("AC", "BAT0", "mouse")]


def test_linux_reads_level_wear_and_cycles_and_leaves_the_mouse_out() -> None:
    assert linux.power(LAPTOP) == Power(
        batteries=(Battery(level_ratio=0.44, health_ratio=4391 / 5702, cycles=312),),
        on_mains=False,
    )


def test_a_plugged_in_laptop_that_still_draws_on_its_battery_is_on_mains() -> None:
    plugged = [LAPTOP[0].replace("ONLINE=0", "ONLINE=1"), LAPTOP[1]]
    assert linux.power(plugged).on_mains


def test_linux_finds_the_supplies_in_their_folder() -> None:
    folder = "/sys/class/power_supply"
    files = {f"{folder}/{n}/uevent": text for n, text in zip("abc", LAPTOP, strict=True)}
    machine = RecordedMachine(Platform.LINUX, files=files)
    assert FACT.readers[Platform.LINUX](machine) == linux.power(LAPTOP)


def test_a_desktop_on_linux_has_no_battery() -> None:
    nothing = RecordedMachine(Platform.LINUX)
    assert FACT.readers[Platform.LINUX](nothing) == Power(batteries=(), on_mains=True)


@pytest.mark.parametrize(
    ("lines", "battery"),
    [
        (
            "CHARGE_FULL=900\nCHARGE_FULL_DESIGN=1000\nCAPACITY=50",
            Battery(level_ratio=0.5, health_ratio=0.9),
        ),
        ("CHARGE_FULL=1000\nCHARGE_NOW=250\nCYCLE_COUNT=0", Battery(level_ratio=0.25)),
        ("ENERGY_FULL=-1\nCAPACITY=broken", Battery(level_ratio=0.0)),
    ],
)
def test_what_a_driver_leaves_out_is_unknown(lines: str, battery: Battery) -> None:
    supply = "TYPE=Battery\nSTATUS=Charging\n" + lines
    uevent = "\n".join("POWER_SUPPLY_" + line for line in supply.splitlines())
    assert linux.power([uevent]) == Power(batteries=(battery,), on_mains=True)


def test_macos_reads_level_wear_and_cycles() -> None:
    answer = recording("macos/ioreg-AppleSmartBattery.plist")
    machine = RecordedMachine(Platform.MACOS, programs={"ioreg": answer})
    assert FACT.readers[Platform.MACOS](machine) == Power(
        batteries=(Battery(level_ratio=0.76, health_ratio=3924 / 4382, cycles=218),),
        on_mains=False,
    )


@pytest.mark.parametrize(
    ("keys", "health"),
    [
        ({"MaxCapacity": 100, "NominalChargeCapacity": 4100, "DesignCapacity": 5000}, 0.82),
        ({"MaxCapacity": 4000, "DesignCapacity": 5000}, 0.8),
        ({"MaxCapacity": 100, "DesignCapacity": 5000}, None),
        ({"MaxCapacity": 100}, None),
    ],
    ids=["Apple chip", "Intel", "a percentage", "no design"],
)
def test_a_percentage_is_never_taken_for_a_capacity(
    keys: dict[str, int], health: float | None
) -> None:
    plist = plistlib.dumps([{"CurrentCapacity": 50, **keys}]).decode()
    assert macos.power(plist).batteries[0].health_ratio == health


def test_a_mac_without_a_battery_prints_nothing() -> None:
    assert macos.power("\n") == Power(batteries=(), on_mains=True)


@pytest.mark.parametrize("broken", ["no plist", "<plist><array>"])
def test_a_plist_that_is_none_is_a_reason(broken: str) -> None:
    with pytest.raises(CannotTell):
        macos.power(broken)


def test_windows_tells_wear_where_the_driver_does() -> None:
    answer = recording("windows/battery-capacity.json")
    machine = RecordedMachine(Platform.WINDOWS, programs={"powershell": answer})
    assert windows.health(machine) == 41230 / 57020


@pytest.mark.parametrize("answer", ['{"full":null,"new":0}', "no JSON"])
def test_windows_without_wear_leaves_it_unknown(answer: str) -> None:
    machine = RecordedMachine(Platform.WINDOWS, programs={"powershell": answer})
    assert windows.health(machine) is None


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [(1, 2, 0.5), (3, 2, 1.0), (None, 2, None), (1, None, None), (1, 0, None), (-1, 2, None)],
)
def test_a_ratio_is_a_part_or_unknown(
    part: float | None, whole: float | None, expected: float | None
) -> None:
    assert ratio(part, whole) == expected
