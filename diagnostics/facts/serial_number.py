"""The number by which an organisation's list of computers knows this one."""

from __future__ import annotations

import re

import msgspec

from diagnostics.facts.commands import answer, powershell
from diagnostics.identities import SerialNumber
from diagnostics.model import CannotTell, Fact, Goes, Topic
from diagnostics.system import Machine, Platform
from diagnostics.text import text

_FILE = "/sys/class/dmi/id/product_serial"
_IOREG = re.compile(r'"IOPlatformSerialNumber" = "([^"]+)"')
_SCRIPT = "[string](Get-CimInstance Win32_BIOS).SerialNumber | ConvertTo-Json"
# What makers leave where a number should be.
_NONE = frozenset({"", "0", "none", "default string", "to be filled by o.e.m.", "not specified"})


class Serial(msgspec.Struct, frozen=True, kw_only=True):
    """As the maker wrote it; it leads to the person whose computer this is."""

    number: SerialNumber


def serial(written: str) -> Serial:
    """The number, unless the maker forgot to write one."""
    if written.strip().lower() in _NONE:
        raise CannotTell(text("the maker of this computer gave it no number"))
    return Serial(number=written.strip())


def _linux(machine: Machine) -> Serial:
    try:
        return serial(machine.read(_FILE))
    except PermissionError:
        raise CannotTell(text("only an administrator may see it")) from None
    except FileNotFoundError:
        raise CannotTell(text("this computer has no record of its maker")) from None


def _macos(machine: Machine) -> Serial:
    argv = ("ioreg", "-r", "-d", "1", "-c", "IOPlatformExpertDevice")
    found = _IOREG.search(answer(machine, *argv, limit=1.0))
    return serial(found[1] if found else "")


def _windows(machine: Machine) -> Serial:
    return serial(powershell(machine, _SCRIPT, str, limit=2.5))


FACT = Fact(
    id="serial_number",
    topic=Topic.SYSTEM,
    limit=3.0,
    goes=Goes.BY_CHOICE,
    readers={Platform.LINUX: _linux, Platform.MACOS: _macos, Platform.WINDOWS: _windows},
)
