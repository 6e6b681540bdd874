"""Whether the firmware starts only a system that somebody it trusts has signed."""

from __future__ import annotations

import msgspec

from diagnostics.facts.commands import answer, registry_values
from diagnostics.model import CannotTell, Fact, Topic, until_restart
from diagnostics.system import Machine, Platform
from diagnostics.text import text

# UEFI: four bytes of attributes, then 1 where it is on.
_VARIABLE = "/sys/firmware/efi/efivars/SecureBoot-8be4df61-93ca-11d2-aa0d-00e098032b8c"
_KEY = r"HKLM\SYSTEM\CurrentControlSet\Control\SecureBoot\State"


class SecureBoot(msgspec.Struct, frozen=True, kw_only=True):
    """`by` is what checks the system: "Secure Boot", or Apple's "System Integrity Protection"."""

    on: bool
    by: str = "Secure Boot"


def _linux(machine: Machine) -> SecureBoot:
    try:
        value = machine.read(_VARIABLE)
    except FileNotFoundError:
        raise CannotTell(text("this computer’s firmware does not say")) from None
    return SecureBoot(on=value.endswith("\x01"))


def _windows(machine: Machine) -> SecureBoot:
    values = registry_values(machine.run("reg", "query", _KEY, limit=1.0).out)
    if "UEFISecureBootEnabled" not in values:
        raise CannotTell(text("this computer’s firmware does not say"))
    return SecureBoot(on=values["UEFISecureBootEnabled"] == "0x1")


def _macos(machine: Machine) -> SecureBoot:
    """The policy of the firmware needs an administrator; what guards the system does not."""
    printed = answer(machine, "csrutil", "status", limit=2.0)
    on = "status: enabled" in printed
    return SecureBoot(on=on, by="System Integrity Protection")


FACT = Fact(
    id="secure_boot",
    topic=Topic.SECURITY,
    limit=2.5,
    readers={Platform.LINUX: _linux, Platform.MACOS: _macos, Platform.WINDOWS: _windows},
    stamp=until_restart,
)
