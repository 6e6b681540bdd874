"""How hot processors are on three systems."""

from __future__ import annotations

import pytest

from diagnostics.facts.processor_heat import FACT, ProcessorHeat
from diagnostics.model import CannotTell
from diagnostics.system import Platform
from tests.support.machine import RecordedMachine

HWMON = "/sys/class/hwmon"
LAPTOP = {
    f"{HWMON}/hwmon0/name": "acpitz\n",
    f"{HWMON}/hwmon0/temp1_input": "99000\n",
    f"{HWMON}/hwmon4/name": "coretemp\n",
    f"{HWMON}/hwmon4/temp1_input": "71000\n",
    f"{HWMON}/hwmon4/temp1_crit": "105000\n",
    f"{HWMON}/hwmon4/temp2_input": "84000\n",
    f"{HWMON}/hwmon4/temp2_crit": "100000\n",
    f"{HWMON}/hwmon4/temp3_input": "-128000\n",
}
THROTTLE = "/sys/devices/system/cpu/cpu0/thermal_throttle/package_throttle_total_time_ms"
PMSET = "2026-11-20 CPU Power notify\n\tCPU_Scheduler_Limit \t= 100\n\tCPU_Speed_Limit \t= 78\n"


def linux(files: dict[str, str]) -> ProcessorHeat:
    return FACT.readers[Platform.LINUX](RecordedMachine(Platform.LINUX, files=files))


def test_the_hottest_sensor_of_the_processor_is_told() -> None:
    assert linux(LAPTOP) == ProcessorHeat(celsius=84.0, critical_celsius=100.0)


def test_intel_counts_the_time_in_which_heat_slowed_it() -> None:
    slowed = linux({THROTTLE: "5000\n", "/proc/uptime": "100.0 1.0\n"})
    assert slowed == ProcessorHeat(slowed_ratio=0.05)


@pytest.mark.parametrize("files", [{}, {f"{HWMON}/hwmon0/name": "acpitz\n"}])
def test_a_virtual_machine_has_no_sensor(files: dict[str, str]) -> None:
    with pytest.raises(CannotTell):
        linux(files)


def test_macos_tells_the_speed_that_is_left() -> None:
    machine = RecordedMachine(Platform.MACOS, programs={"pmset": PMSET})
    assert FACT.readers[Platform.MACOS](machine) == ProcessorHeat(limit_ratio=0.78)


def test_an_apple_chip_tells_nothing() -> None:
    said = "Note: No thermal warning level has been recorded\n"
    with pytest.raises(CannotTell):
        FACT.readers[Platform.MACOS](RecordedMachine(Platform.MACOS, programs={"pmset": said}))


def test_windows_tells_heat_and_speed() -> None:
    zones = '[{"kelvin":301,"limit":100},{"kelvin":355,"limit":90}]'
    machine = RecordedMachine(Platform.WINDOWS, programs={"powershell": zones})
    assert FACT.readers[Platform.WINDOWS](machine) == ProcessorHeat(celsius=82, limit_ratio=0.9)
    with pytest.raises(CannotTell):
        FACT.readers[Platform.WINDOWS](
            RecordedMachine(Platform.WINDOWS, programs={"powershell": "[]"})
        )
