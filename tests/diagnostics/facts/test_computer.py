"""Which computer it is, on three systems."""

from __future__ import annotations

import pytest

from diagnostics.facts.computer import FACT, Computer, day
from diagnostics.model import CannotTell
from diagnostics.system import Platform
from tests.support.machine import RecordedMachine

DMI = "/sys/class/dmi/id"
BIOS = (
    "\nHKEY_LOCAL_MACHINE\\HARDWARE\\DESCRIPTION\\System\\BIOS\n"
    "    BIOSVersion    REG_SZ    1.21.0\n"
    "    BIOSReleaseDate    REG_SZ    03/14/2026\n"
    "    SystemManufacturer    REG_SZ    Dell Inc.\n"
    "    SystemProductName    REG_SZ    Latitude 5440\n"
)


def linux(**told: str) -> Computer:
    files = {f"{DMI}/{name}": f"{text}\n" for name, text in told.items()}
    return FACT.readers[Platform.LINUX](RecordedMachine(Platform.LINUX, files=files))


def test_linux_tells_what_the_firmware_knows() -> None:
    laptop = linux(
        sys_vendor="LENOVO",
        product_name="21HM",
        bios_version="N3XET50W",
        bios_date="05/07/2026",
        chassis_type="10",
    )
    assert laptop == Computer(
        vendor="LENOVO",
        model="21HM",
        firmware_version="N3XET50W",
        firmware_date="2026-05-07",
        portable=True,
    )
    assert linux(sys_vendor="QEMU", product_name="Standard PC").virtual


def test_a_board_by_arm_has_its_name_elsewhere() -> None:
    files = {"/proc/device-tree/model": "Raspberry Pi 5 Model B\0"}
    board = FACT.readers[Platform.LINUX](RecordedMachine(Platform.LINUX, files=files))
    assert board == Computer(vendor="", model="Raspberry Pi 5 Model B")


def test_a_computer_without_a_record_is_not_guessed() -> None:
    with pytest.raises(CannotTell):
        linux()


def test_macos_tells_its_model() -> None:
    answer = (
        '{"SPHardwareDataType":[{"machine_name":"MacBook Air","machine_model":"Mac15,12",'
        '"boot_rom_version":"11881.1.1","serial_number":"C02XXXXXXXXX"}]}'
    )
    machine = RecordedMachine(Platform.MACOS, programs={"system_profiler": answer})
    assert FACT.readers[Platform.MACOS](machine) == Computer(
        vendor="Apple", model="Mac15,12", firmware_version="11881.1.1", portable=True
    )
    with pytest.raises(CannotTell):
        FACT.readers[Platform.MACOS](
            RecordedMachine(Platform.MACOS, programs={"system_profiler": "{}"})
        )


def test_windows_tells_what_the_firmware_said() -> None:
    machine = RecordedMachine(Platform.WINDOWS, programs={"reg": BIOS})
    assert FACT.readers[Platform.WINDOWS](machine) == Computer(
        vendor="Dell Inc.",
        model="Latitude 5440",
        firmware_version="1.21.0",
        firmware_date="2026-03-14",
    )


def test_a_date_that_is_written_otherwise_is_left_as_it_is() -> None:
    assert day("spring") == "spring"
