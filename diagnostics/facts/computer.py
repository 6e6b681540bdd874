"""Which computer this is, by what its maker wrote into it."""

from __future__ import annotations

import re
from typing import Any

import msgspec

from diagnostics.facts.commands import answer, registry_values
from diagnostics.facts.sysfs import number, value
from diagnostics.model import CannotTell, Fact, Topic, until_restart
from diagnostics.system import Machine, Platform
from diagnostics.text import text

_DMI = "/sys/class/dmi/id"
# SMBIOS, “System Enclosure or Chassis Types”.
_PORTABLE = frozenset({8, 9, 10, 11, 14, 30, 31, 32})
_VIRTUAL = re.compile(r"QEMU|KVM|VMware|VirtualBox|Virtual Machine|Xen|Parallels|Bochs|EC2")
_US_DATE = re.compile(r"^(\d\d)/(\d\d)/(\d{4})$")
_BIOS = r"HKLM\HARDWARE\DESCRIPTION\System\BIOS"


class Computer(msgspec.Struct, frozen=True, kw_only=True):
    """What is written on the box; empty or None where it is not told. Dates are YYYY-MM-DD."""

    vendor: str
    model: str
    firmware_version: str = ""
    firmware_date: str = ""
    portable: bool | None = None
    virtual: bool = False


def day(written: str) -> str:
    """A date as YYYY-MM-DD; firmware writes MM/DD/YYYY (SMBIOS)."""
    return _US_DATE.sub(r"\3-\1-\2", written)


def _linux(machine: Machine) -> Computer:
    """The kernel shows what the firmware knows (SMBIOS); boards by ARM have a device tree."""
    vendor, model = (value(machine, f"{_DMI}/{name}") for name in ("sys_vendor", "product_name"))
    board = value(machine, "/proc/device-tree/model").rstrip("\0")
    if not vendor and not model and not board:
        raise CannotTell(text("this computer has no record of its maker"))
    chassis = number(machine, f"{_DMI}/chassis_type")
    return Computer(
        vendor=vendor,
        model=model or board,
        firmware_version=value(machine, f"{_DMI}/bios_version"),
        firmware_date=day(value(machine, f"{_DMI}/bios_date")),
        portable=None if chassis is None else chassis in _PORTABLE,
        virtual=bool(_VIRTUAL.search(f"{vendor} {model}")),
    )


class _Hardware(msgspec.Struct):
    SPHardwareDataType: list[dict[str, Any]]


def _macos(machine: Machine) -> Computer:
    argv = ("system_profiler", "SPHardwareDataType", "-json")
    try:
        told = msgspec.json.decode(answer(machine, *argv, limit=2.5), type=_Hardware)
    except msgspec.DecodeError as error:
        raise CannotTell(text("macOS gave an answer that makes no sense")) from error
    mac = told.SPHardwareDataType[0] if told.SPHardwareDataType else {}
    name, model = str(mac.get("machine_name", "")), str(mac.get("machine_model", ""))
    return Computer(
        vendor="Apple",
        model=model or name,
        firmware_version=str(mac.get("boot_rom_version", "")),
        portable="Book" in name,
        virtual=model.startswith("VirtualMac") or bool(_VIRTUAL.search(model)),
    )


def _windows(machine: Machine) -> Computer:
    """What the firmware said at the start; no rights and no service are needed for it."""
    told = registry_values(answer(machine, "reg", "query", _BIOS, limit=1.0))
    vendor, model = told.get("SystemManufacturer", ""), told.get("SystemProductName", "")
    return Computer(
        vendor=vendor,
        model=model,
        firmware_version=told.get("BIOSVersion", ""),
        firmware_date=day(told.get("BIOSReleaseDate", "")),
        virtual=bool(_VIRTUAL.search(f"{vendor} {model}")),
    )


FACT = Fact(
    id="computer",
    topic=Topic.SYSTEM,
    limit=3.0,
    stamp=until_restart,
    readers={Platform.LINUX: _linux, Platform.MACOS: _macos, Platform.WINDOWS: _windows},
)
