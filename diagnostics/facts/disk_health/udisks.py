"""What UDisks keeps of each drive: its interfaces Drive, Drive.Ata and NVMe.Controller."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from diagnostics.facts.disk_health.model import Drive
from diagnostics.model import CannotTell
from diagnostics.text import text

_UDISKS = "org.freedesktop.UDisks2."
_HOUR = 60 * 60
_ZERO_CELSIUS = 273.15

Properties = Mapping[str, Any]


class _Value(msgspec.Struct):
    data: Any


class _Objects(msgspec.Struct):
    data: list[dict[str, dict[str, dict[str, _Value]]]]


def drives(printed: str) -> list[Drive]:
    """The drives in what `busctl --json=short` prints of GetManagedObjects."""
    try:
        objects = msgspec.json.decode(printed, type=_Objects).data[0].values()
    except (msgspec.DecodeError, IndexError) as error:
        raise CannotTell(
            text("the service for disks gave an answer that makes no sense")
        ) from error
    return [_drive(interfaces) for interfaces in objects if f"{_UDISKS}Drive" in interfaces]


def _drive(interfaces: Mapping[str, Mapping[str, _Value]]) -> Drive:
    def of(name: str) -> Properties:
        return {key: value.data for key, value in interfaces.get(_UDISKS + name, {}).items()}

    drive, ata, nvme = of("Drive"), of("Drive.Ata"), of("NVMe.Controller")
    health = _of_ata(ata) if ata.get("SmartUpdated") else _of_nvme(nvme)
    return Drive(
        model=str(drive.get("Model", "")),
        size_bytes=int(drive.get("Size", 0)),
        # 0 is "does not rotate", -1 "at a speed that is not known".
        rotating=drive.get("RotationRate", 0) != 0,
        removable=bool(drive.get("Removable", False)),
        **health,
    )


def _of_ata(ata: Properties) -> dict[str, Any]:
    bad = int(ata.get("SmartNumBadSectors", -1))
    return {
        "failing": bool(ata.get("SmartFailing") or ata.get("SmartNumAttributesFailing", 0) > 0),
        "bad_sectors": bad if bad >= 0 else None,
        "celsius": _celsius(ata.get("SmartTemperature")),
        "powered_seconds": int(ata.get("SmartPowerOnSeconds", 0)) or None,
    }


def _of_nvme(nvme: Properties) -> dict[str, Any]:
    if not nvme.get("SmartUpdated"):
        return {}
    return {
        "failing": bool(nvme.get("SmartCriticalWarning")),
        "celsius": _celsius(nvme.get("SmartTemperature")),
        "powered_seconds": int(nvme.get("SmartPowerOnHours", 0)) * _HOUR or None,
    }


def _celsius(kelvin: float | None) -> float | None:
    """UDisks counts in kelvin, and says 0 for "not known"."""
    return round(kelvin - _ZERO_CELSIUS, 1) if kelvin else None
