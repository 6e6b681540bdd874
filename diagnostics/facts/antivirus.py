"""Which program looks for viruses, whether it runs, and how old what it knows is."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime
from typing import Any

import msgspec

from diagnostics.facts import running
from diagnostics.facts.commands import powershell
from diagnostics.facts.plists import plist
from diagnostics.model import Fact, Topic
from diagnostics.system import Machine, Platform

# Services of vendors on Linux, by the names of their units.
_AGENTS = {
    "clamav-daemon": "ClamAV",
    "clamd@scan": "ClamAV",
    "mdatp": "Microsoft Defender",
    "falcon-sensor": "CrowdStrike Falcon",
    "sentinelone": "SentinelOne",
    "sophos-spl": "Sophos",
    "eea": "ESET",
    "ds_agent": "Trend Micro",
    "cbagentd": "Carbon Black",
    "bdsec": "Bitdefender",
    "wazuh-agent": "Wazuh",
    "traps_pmd": "Cortex XDR",
}
# How many programs are looked for there.
KNOWN = len(set(_AGENTS.values()))
_CLAMAV = tuple(f"/var/lib/clamav/daily.{kind}" for kind in ("cld", "cvd"))

_SCRIPT = """
$found = @(Get-CimInstance -Namespace root/SecurityCenter2 AntiVirusProduct)
@{ products = @($found | ForEach-Object { @{ name = $_.displayName; state = $_.productState } }) } |
  ConvertTo-Json -Compress -Depth 3
"""
_MACOS = "XProtect"
_RECEIPTS = "/Library/Receipts/InstallHistory.plist"


class Antivirus(msgspec.Struct, frozen=True, kw_only=True):
    """`products` that run; `idle` that are there and do not. `current`: None where it is not told.

    `expected` is false where a computer is commonly without (Linux).
    """

    products: tuple[str, ...]
    idle: tuple[str, ...] = ()
    current: bool | None = None
    definitions_seconds: float | None = None
    expected: bool = True


class _Product(msgspec.Struct):
    name: str
    state: int


class _Answer(msgspec.Struct):
    products: list[_Product]


def _linux(machine: Machine) -> Antivirus:
    names = {_AGENTS[unit] for unit in running.services(machine) if unit in _AGENTS}
    age = _clamav_age(machine) if "ClamAV" in names else None
    return Antivirus(products=tuple(sorted(names)), definitions_seconds=age, expected=False)


def _clamav_age(machine: Machine) -> float | None:
    for path in _CLAMAV:
        with suppress(OSError):
            return max(0.0, machine.now() - machine.modified(path))
    return None


def _windows(machine: Machine) -> Antivirus:
    return of_security_center(powershell(machine, _SCRIPT, _Answer, limit=2.5).products)


def of_security_center(products: list[_Product]) -> Antivirus:
    """What WSC_SECURITY_PRODUCT_STATE says: bits 12–15 are 1 where on, bits 4–7 0 where current."""
    on = [product for product in products if product.state >> 12 & 0xF == 1]
    return Antivirus(
        products=tuple(product.name for product in on),
        idle=tuple(product.name for product in products if product not in on),
        current=all(product.state >> 4 & 0xF == 0 for product in on) if on else None,
    )


def _macos(machine: Machine) -> Antivirus:
    """XProtect is part of macOS and always on; its receipts say when it last learnt anything."""
    dates = _xprotect(plist(machine.read(_RECEIPTS)))
    age = max(0.0, machine.now() - max(dates)) if dates else None
    return Antivirus(products=(_MACOS,), definitions_seconds=age)


def _xprotect(receipts: Any) -> list[float]:
    found = []
    for receipt in receipts if isinstance(receipts, list) else []:
        match receipt:
            case {"displayName": str(name), "date": datetime() as at} if name.startswith(_MACOS):
                found.append(at.replace(tzinfo=UTC).timestamp())
    return found


FACT = Fact(
    id="antivirus",
    topic=Topic.SECURITY,
    limit=3.0,
    readers={Platform.LINUX: _linux, Platform.MACOS: _macos, Platform.WINDOWS: _windows},
)
